import type { IDBPDatabase } from 'idb';
import type { Schema } from './schema';

export type Database = IDBPDatabase<Schema>;
export type OpenDatabase = () => Promise<Database>;
