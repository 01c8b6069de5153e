import type { Client } from '@/lib/domain/company';
import type { Database } from './database';

export const listClients = (db: Database): Promise<Client[]> => db.getAll('clients');
