import type { Activity, ActivityEvent, ActivityFilter } from '@/lib/domain/activity';
import type { ClientId, CompanyId, DeviceId } from '@/lib/domain/ids';
import type { Indexed } from '@/lib/store/activity';
import { getDevice } from '@/lib/store/devices';
import { listMappings } from '@/lib/store/mappings';
import type { Database } from '@/lib/store/database';

type Accept = (lines: readonly Activity[]) => Promise<readonly Activity[]>;

export interface LineFilter {
  /** The narrowest part of the history in which all wanted lines are. */
  readonly of?: Indexed | undefined;
  /** Picks the wanted ones among those; absent where all of them are. */
  readonly accepts?: Accept | undefined;
}

export async function filterOf(
  db: Database,
  { deviceId, clientId, person, kind }: ActivityFilter,
): Promise<LineFilter> {
  const parts: readonly (Indexed | undefined)[] = [
    deviceId && { index: 'device', key: deviceId },
    person === undefined ? undefined : { index: 'by', key: person },
    kind && { index: 'kind', key: kind },
  ];
  const [of, ...rest] = parts.filter((part) => part !== undefined);
  const ofClient = clientId && (await createClientFilter(db, clientId));
  if (rest.length === 0 && !ofClient) return { of };

  const fits = (event: ActivityEvent) => rest.every((part) => isIn(event, part));
  return {
    of,
    accepts: async (lines) => {
      const fitting = lines.filter(({ event }) => fits(event));
      return ofClient ? ofClient(fitting) : fitting;
    },
  };
}

function isIn(event: ActivityEvent, { index, key }: Indexed): boolean {
  switch (index) {
    case 'device':
      return 'deviceId' in event && event.deviceId === key;
    case 'by':
      return 'by' in event && event.by === key;
    case 'kind':
      return event.kind === key;
  }
}

/**
 * A line is a client's where its device is in a company that is mapped to the client now; that of a bulk edit, where
 * one of its devices was in such a company.
 */
async function createClientFilter(db: Database, clientId: ClientId): Promise<Accept> {
  const mappings = await listMappings(db);
  const companies = new Set(
    mappings.filter((mapping) => mapping.clientId === clientId).map(({ companyId }) => companyId),
  );
  const companyOf = new Map<DeviceId, CompanyId | undefined>();
  const companiesOf = (event: ActivityEvent): readonly (CompanyId | undefined)[] => {
    if (event.kind === 'bulk') return event.companyIds ?? [];
    return 'deviceId' in event ? [companyOf.get(event.deviceId)] : [];
  };
  return async (lines) => {
    const devices = lines.flatMap(({ event }) => ('deviceId' in event ? [event.deviceId] : []));
    await Promise.all(
      Array.from(new Set(devices), async (id) => {
        if (!companyOf.has(id)) companyOf.set(id, (await getDevice(db, id))?.companyId);
      }),
    );
    return lines.filter(({ event }) =>
      companiesOf(event).some((id) => id !== undefined && companies.has(id)),
    );
  };
}
