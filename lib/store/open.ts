import { say } from '@/lib/text/say';
import { openDB, type IDBPTransaction, type StoreNames } from 'idb';
import { Failure } from '@/lib/domain/failure';
import { noChanges, noCounts } from '@/lib/domain/sync-run';
import type { Database, OpenDatabase } from './database';
import { ofCompany } from './devices';
import { rosterRow } from './rosters';
import type { Schema } from './schema';
import { stateIn } from './state-in';

export const DATABASE_NAME = 'shelflife';

type UpgradeTransaction = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

/** One entry for each version, oldest first. Never edit an entry that has shipped: append. */
const upgrades: readonly ((db: Database, tx: UpgradeTransaction) => void | Promise<void>)[] = [
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
  async (db, tx) => {
    db.createObjectStore('groups', { keyPath: 'id' });
    db.createObjectStore('fieldDefinitions', { keyPath: 'id' });
    db.createObjectStore('details', { keyPath: 'deviceId' });
    const bulks = db.createObjectStore('bulks', { keyPath: 'id' });
    bulks.createIndex('at', 'at');
    bulks.createIndex('running', 'running');
    tx.objectStore('edits').createIndex('bulk', 'bulkId');
    const activity = tx.objectStore('activity');
    activity.createIndex('device', 'event.deviceId');
    activity.createIndex('by', 'event.by');
    activity.createIndex('kind', 'event.kind');
    const devices = tx.objectStore('devices');
    devices.createIndex('groups', 'groupIds', { multiEntry: true });
    devices.createIndex('triedAt', 'triedAt');
    await Promise.all([withGroups(tx), withLeftOut(tx), withChanges(tx)]);
  },
  async (db, tx) => {
    tx.objectStore('devices').createIndex('name', ['standing', 'nameKey']);
    db.createObjectStore('rosters', { keyPath: 'companyId' });
    tx.objectStore('bulks').createIndex('state', 'state');
    await withRosters(tx);
  },
];

async function withGroups(tx: UpgradeTransaction): Promise<void> {
  let cursor = await tx.objectStore('devices').openCursor();
  while (cursor) {
    await cursor.update({ ...cursor.value, groupIds: [] });
    cursor = await cursor.continue();
  }
}

/** A run of that version knows less phases than this one has: it begins anew. */
async function withLeftOut(tx: UpgradeTransaction): Promise<void> {
  const state = tx.objectStore('state');
  const last = await stateIn(state, 'lastSync');
  await state.delete('run');
  if (!last) return;
  const counts = { ...noCounts, ...last.counts };
  await state.put({ ...last, counts, changes: noChanges, leftOut: [] }, 'lastSync');
}

async function withChanges(tx: UpgradeTransaction): Promise<void> {
  let cursor = await tx.objectStore('activity').openCursor();
  while (cursor) {
    const { at, event } = cursor.value;
    if (event.kind === 'sync') {
      const counts = { ...noCounts, ...event.counts };
      await cursor.update({ at, event: { ...event, counts, changes: noChanges } });
    }
    cursor = await cursor.continue();
  }
}

async function withRosters(tx: UpgradeTransaction): Promise<void> {
  const devices = tx.objectStore('devices').index('company');
  for (const companyId of await tx.objectStore('tallies').getAllKeys()) {
    const rows = (await devices.getAll(ofCompany(companyId))).map(rosterRow);
    if (rows.length > 0) await tx.objectStore('rosters').put({ companyId, rows });
  }
}

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
    async upgrade(database, oldVersion, _newVersion, tx) {
      for (const upgrade of upgrades.slice(oldVersion)) await upgrade(database, tx);
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
  return new Failure('unexpected', say('store.newerData'), { cause });
}
