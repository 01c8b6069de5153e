import type { Client } from '@/lib/domain/company';
import type { FieldChoice } from '@/lib/domain/date-fields';
import type { CompanyId, DeviceId } from '@/lib/domain/ids';
import { defaultSettings, type Settings } from '@/lib/domain/settings';
import { ofCompany } from './devices';
import type { Database } from './database';
import type { StoredDevice, StoredEdit } from './schema';
import { stateIn } from './state-in';

/** What decides how the devices of places are counted. */
export interface CountingRules {
  readonly fields: FieldChoice;
  readonly settings: Settings;
  /** Open ones, of any device. */
  readonly edits: readonly StoredEdit[];
}

export async function readCountingRules(db: Database): Promise<CountingRules> {
  const tx = db.transaction(['edits', 'state']);
  const state = tx.objectStore('state');
  const [edits, fields, settings] = await Promise.all([
    tx.objectStore('edits').index('open').getAll(),
    stateIn(state, 'fields'),
    stateIn(state, 'settings'),
  ]);
  return { edits, fields: fields ?? {}, settings: { ...defaultSettings, ...settings } };
}

export const importedOf = (db: Database, companyId: CompanyId): Promise<StoredDevice[]> =>
  db.getAllFromIndex('devices', 'company', ofCompany(companyId, 'imported'));

export async function devicesAmong(
  db: Database,
  ids: readonly DeviceId[],
): Promise<readonly StoredDevice[]> {
  const { store } = db.transaction('devices');
  const found = await Promise.all(ids.map(async (id) => store.get(id)));
  return found.filter((device) => device !== undefined);
}

/** The client that each of these companies stands for. */
export async function clientsOf(
  db: Database,
  companyIds: readonly CompanyId[],
): Promise<ReadonlyMap<CompanyId, Client['id']>> {
  const { store } = db.transaction('mappings');
  const found = await Promise.all(companyIds.map(async (id) => store.get(id)));
  return new Map(
    found.flatMap((mapping) => (mapping ? [[mapping.companyId, mapping.clientId]] : [])),
  );
}
