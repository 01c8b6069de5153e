import { deviceKinds } from './device';
import type { FleetRow, PackedFleet } from './fleet';
import {
  parseClientId,
  parseCompanyId,
  parseDeviceId,
  parseGroupId,
  parseSiteId,
  type GroupId,
} from './ids';
import { parseIsoDate } from './iso-date';

type Cell = string | number;

const READ = 1;
const GONE = 2;

/** Cells of a row: id, name and serial number, then numbers: where its other texts stand, its kind and its flags. */
export function packFleet(rows: readonly FleetRow[]): PackedFleet {
  const texts: string[] = [];
  const places = new Map<string, number>();
  /** Counted from 1; 0 for what is absent. */
  const at = (text: string | undefined): number => {
    if (text === undefined) return 0;
    const place = places.get(text) ?? texts.push(text);
    places.set(text, place);
    return place;
  };
  const cells: Cell[] = [];
  for (const row of rows) {
    cells.push(row.id, row.name, row.serialNumber ?? '');
    cells.push(at(row.companyId), at(row.companyName), at(row.clientId), at(row.clientName));
    cells.push(at(row.siteId), at(row.siteName));
    cells.push(at(row.maker), at(row.model), at(row.operatingSystem));
    cells.push(at(row.purchaseDate), at(row.warrantyExpiry), at(row.firstSeen));
    cells.push(at(row.groupIds.join(' ')), deviceKinds.indexOf(row.kind));
    cells.push((row.isRead ? READ : 0) | (row.isGone ? GONE : 0));
  }
  return { texts, cells };
}

const WIDTH = 18;

export function unpackFleet({ texts, cells }: PackedFleet): readonly FleetRow[] {
  const read = readerOf(texts);
  const rows: FleetRow[] = [];
  for (let from = 0; from + WIDTH <= cells.length; from += WIDTH) {
    const row = rowOf(cells.slice(from, from + WIDTH), read);
    if (row) rows.push(row);
  }
  return rows;
}

type Reader = ReturnType<typeof readerOf>;

/** Each text is parsed once, however many rows name it. */
function readerOf(texts: readonly string[]) {
  const once = <Value>(parse: (text: string) => Value) => {
    const parsed = new Map<Cell | undefined, Value | undefined>();
    return (place: Cell | undefined): Value | undefined => {
      if (parsed.has(place)) return parsed.get(place);
      const text = typeof place === 'number' ? texts[place - 1] : undefined;
      const value = text === undefined ? undefined : parse(text);
      parsed.set(place, value);
      return value;
    };
  };
  return {
    text: once(String),
    company: once(parseCompanyId),
    client: once(parseClientId),
    site: once(parseSiteId),
    day: once(parseIsoDate),
    groups: once(groupsIn),
  };
}

const groupsIn = (text: string): readonly GroupId[] =>
  text.split(' ').flatMap((id) => parseGroupId(id) ?? []);

function rowOf(cells: readonly Cell[], read: Reader): FleetRow | undefined {
  const id = parseDeviceId(cells[0]);
  const companyId = read.company(cells[3]);
  const kind = deviceKinds[Number(cells[16])];
  if (!id || !companyId || !kind) return undefined;
  const flags = Number(cells[17]);
  return {
    id,
    name: String(cells[1]),
    kind,
    companyId,
    companyName: read.text(cells[4]) ?? '',
    clientId: read.client(cells[5]),
    clientName: read.text(cells[6]),
    siteId: read.site(cells[7]),
    siteName: read.text(cells[8]),
    maker: read.text(cells[9]),
    model: read.text(cells[10]),
    serialNumber: cells[2] === '' ? undefined : String(cells[2]),
    operatingSystem: read.text(cells[11]),
    purchaseDate: read.day(cells[12]),
    warrantyExpiry: read.day(cells[13]),
    firstSeen: read.day(cells[14]),
    groupIds: read.groups(cells[15]) ?? [],
    isRead: (flags & READ) > 0,
    isGone: (flags & GONE) > 0,
  };
}
