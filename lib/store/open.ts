import { openDB, type IDBPDatabase } from 'idb';
import { Failure } from '@/lib/domain/failure';
import type { Schema } from './schema';

export type Database = IDBPDatabase<Schema>;
export type OpenDatabase = () => Promise<Database>;

export const DATABASE_NAME = 'shelflife';

/** One entry for each version, oldest first. Never edit an entry that has shipped: append. */
const upgrades: readonly ((db: Database) => void)[] = [
  (db) => {
    const companies = db.createObjectStore('companies', { keyPath: 'id' });
    companies.createIndex('nameKeys', 'nameKeys', { multiEntry: true });
    companies.createIndex('externalIds', 'externalIds', { multiEntry: true });
    const sites = db.createObjectStore('sites', { keyPath: 'id' });
    sites.createIndex('company', 'companyId');
    sites.createIndex('nameKey', 'nameKey');
    db.createObjectStore('clients', { keyPath: 'id' });
    db.createObjectStore('mappings', { keyPath: 'companyId' });
    const devices = db.createObjectStore('devices', { keyPath: 'id' });
    devices.createIndex('company', ['companyId', 'standing', 'kind', 'nameKey']);
    devices.createIndex('crawlAt', 'crawlAt');
    devices.createIndex('textKeys', 'textKeys', { multiEntry: true });
    devices.createIndex('regId', 'regId');
    devices.createIndex('viewedAt', 'viewedAt');
    db.createObjectStore('tallies', { keyPath: 'companyId' });
    db.createObjectStore('aliases', { keyPath: 'alias' });
    db.createObjectStore('lifecycle', { keyPath: 'deviceId' });
    const edits = db.createObjectStore('edits', { keyPath: 'id' });
    edits.createIndex('device', 'deviceId');
    edits.createIndex('save', 'saveId');
    edits.createIndex('open', 'open');
    edits.createIndex('madeAt', 'madeAt');
    db.createObjectStore('activity', { autoIncrement: true });
    db.createObjectStore('state');
  },
];

/**
 * Gives one connection for as long as the worker lives, opened at the first use. It closes itself when a newer version
 * of the extension or a removal of the data waits for it, and opens again at the next use.
 */
export function createDatabase(name = DATABASE_NAME): OpenDatabase {
  let opened: Promise<Database> | undefined;
  const forget = () => (opened = undefined);
  return () => {
    opened ??= connect(name, forget).catch((cause: unknown) => {
      forget();
      throw failureOf(cause);
    });
    return opened;
  };
}

async function connect(name: string, onClosed: () => void): Promise<Database> {
  const db = await openDB<Schema>(name, upgrades.length, {
    upgrade(database, oldVersion) {
      for (const upgrade of upgrades.slice(oldVersion)) upgrade(database);
    },
    blocking() {
      onClosed();
      db.close();
    },
    terminated: onClosed,
  });
  return db;
}

function failureOf(cause: unknown): Failure {
  if (!(cause instanceof DOMException && cause.name === 'VersionError')) return Failure.from(cause);
  return new Failure(
    'unexpected',
    'The data here was made by a newer version of Shelflife. Update the extension.',
    { cause },
  );
}
