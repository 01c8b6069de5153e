import { purchaseOf } from '../fixtures/large-fleet/fleet-dates.ts';
import { KINDS } from '../fixtures/large-fleet/fleet-input.ts';
import { storedPart, WITH_WORK_LEFT } from '../fixtures/large-fleet/stored-part.ts';
import type { World } from '../sandbox/world/world.ts';

/** A device as a person would tell of it who knows the world and not one line of Shelflife. */
export interface Counted {
  readonly id: string;
  readonly name: string;
  readonly client: string;
  readonly siteId: string;
  /** Sites of one company may have the same name. */
  readonly site: string;
  /** As the product calls it. */
  readonly kind: string;
  readonly maker: string;
  readonly serial: string;
  /** Everything that a search finds it by, in small letters. */
  readonly text: string;
  readonly purchase: string;
  readonly expiry: string;
  readonly warranty: 'Active' | 'Expiring' | 'Expired' | 'Unknown' | 'No warranty';
  readonly lacksDates: boolean;
}

export interface CountedFleet {
  readonly companies: readonly string[];
  readonly unmapped: readonly string[];
  readonly imported: readonly Counted[];
  readonly staged: readonly Counted[];
}

const KIND_NAMES: Readonly<Record<string, string>> = {
  desktop: 'Desktop',
  laptop: 'Laptop',
  server: 'Server',
  'virtual-machine': 'Virtual machine',
  'hypervisor-host': 'Hypervisor host',
  'network-device': 'Network device',
  cloud: 'Cloud instance',
  mobile: 'Mobile device',
};

const DAY_MS = 86_400_000;

/** `today`: `yyyy-mm-dd`. */
export const daysUntil = (day: string, today: string): number =>
  Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);

export function countedFleet(world: World, today: string): CountedFleet {
  const { mapped, unmapped, devices } = storedPart(world, WITH_WORK_LEFT);
  const sites = new Map(world.sites.map(({ id, name }) => [id, name]));
  const told = devices.map(({ device, company, expiry: known, isStaged }) => {
    const { hardware, friendlyName: name } = device;
    const kind = KIND_NAMES[KINDS[device.kind]] ?? '';
    const isBought = kind !== 'Virtual machine' && kind !== 'Cloud instance';
    const expiry = isBought ? (known ?? '') : '';
    const serial = hardware.systemSerial ?? '';
    const texts = [name, serial, hardware.maker, hardware.model, company.name];
    const counted: Counted = {
      id: device.id,
      name,
      client: company.name,
      siteId: device.siteId,
      site: `${sites.get(device.siteId)} · ${company.name}`,
      kind,
      maker: hardware.maker,
      serial,
      text: texts.join('\n').toLowerCase(),
      purchase: known === undefined ? '' : purchaseOf(known),
      expiry,
      warranty: isBought ? warrantyOf(expiry, today) : 'No warranty',
      lacksDates: isBought && known === undefined,
    };
    return { counted, isStaged };
  });
  return {
    companies: [...mapped, ...unmapped].map(({ name }) => name),
    unmapped: unmapped.map(({ name }) => name),
    imported: told.filter(({ isStaged }) => !isStaged).map(({ counted }) => counted),
    staged: told.filter(({ isStaged }) => isStaged).map(({ counted }) => counted),
  };
}

function warrantyOf(expiry: string, today: string): Counted['warranty'] {
  if (expiry === '') return 'Unknown';
  if (expiry < today) return 'Expired';
  return daysUntil(expiry, today) <= 90 ? 'Expiring' : 'Active';
}

/** How many there are of each, the most first. */
export function tallied(
  devices: readonly Counted[],
  of: (device: Counted) => string,
): readonly (readonly [what: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const device of devices) counts.set(of(device), (counts.get(of(device)) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one);
}

/** As the pages write numbers. */
export const written = (count: number): string => count.toLocaleString('en-US');
