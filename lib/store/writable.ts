import type { IDBPObjectStore, StoreNames } from 'idb';
import type { Schema } from './schema';

/** A store inside a transaction that may write it, whatever else the transaction holds. */
export type Writable<Name extends StoreNames<Schema>> = IDBPObjectStore<
  Schema,
  ArrayLike<StoreNames<Schema>>,
  Name,
  'readwrite'
>;
