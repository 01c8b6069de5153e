import { deviceAt, deviceIdAt, publicIdAt, regIdAt } from './devices.ts';
import type { Directory, Place } from './directory.ts';
import type { Company, Device, Site } from './records.ts';

export interface NewDevice {
  readonly siteId: string;
  readonly friendlyName?: string;
  readonly serialNumber?: string;
}

type Change = Partial<Omit<Device, 'id'>>;

interface Ground {
  readonly seed: string;
  readonly today: string;
  readonly directory: Directory;
  readonly now: () => number;
}

/** Devices by number. None is kept: each is drawn when it is asked for, and only changes are remembered. */
export class Fleet {
  readonly #ground: Ground;
  readonly #companies: ReadonlyMap<string, Company>;
  readonly #made: number;
  readonly #added: { readonly place: Place; readonly change: Change }[] = [];
  readonly #changes = new Map<number, Change>();
  readonly #removed = new Set<number>();
  #numbers: ReadonlyMap<string, number> | undefined;

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#companies = new Map(ground.directory.companies.map((company) => [company.id, company]));
    this.#made = ground.directory.places.at(-1)?.to ?? 0;
  }

  get count(): number {
    return this.#made + this.#added.length - this.#removed.size;
  }

  /** The number of a device that is there, by its id, its public id or its regId. */
  numberOf(id: string): number | undefined {
    const at = this.#everNumberOf(id);
    return at === undefined || this.#removed.has(at) ? undefined : at;
  }

  /** Whether there is such a device, or was. */
  everHad(id: string): boolean {
    return this.#everNumberOf(id) !== undefined;
  }

  find(id: string): Device | undefined {
    const at = this.numberOf(id);
    return at === undefined ? undefined : this.at(at);
  }

  at(at: number): Device {
    const { place, change } = this.#placeOf(at);
    const company = this.#companies.get(place.site.companyId);
    if (!company) throw new Error(`Device ${at} stands in no company`);
    const { seed, today } = this.#ground;
    const drawn = deviceAt({ seed, today, at, site: place.site, company, total: this.#made });
    return { ...drawn, ...change, ...this.#changes.get(at) };
  }

  /** Numbers of the devices at these sites, in the order in which they were made. */
  *numbersAt(siteIds: ReadonlySet<string>): Generator<number> {
    for (const [at] of this.placedAt(siteIds)) yield at;
  }

  /** The same with the site of each. */
  *placedAt(siteIds: ReadonlySet<string>): Generator<readonly [number, Site]> {
    for (const { site, from, to } of this.#ground.directory.places) {
      if (!siteIds.has(site.id)) continue;
      for (const at of this.#present(from, to)) yield [at, site];
    }
    for (const [index, { place }] of this.#added.entries()) {
      const at = this.#made + index;
      if (siteIds.has(place.site.id) && !this.#removed.has(at)) yield [at, place.site];
    }
  }

  add({ siteId, friendlyName, serialNumber }: NewDevice): Device {
    const place = this.#ground.directory.places.find(({ site }) => site.id === siteId);
    if (!place) throw new Error(`No site ${siteId}`);
    const at = this.#made + this.#added.length;
    this.#added.push({ place, change: {} });
    this.#numbers = undefined;
    const drawn = this.at(at);
    this.#changes.set(at, {
      createdAt: this.#instant(),
      modifiedAt: this.#instant(),
      ...(friendlyName !== undefined && { friendlyName, deviceName: friendlyName }),
      ...(serialNumber !== undefined && {
        hardware: { ...drawn.hardware, systemSerial: serialNumber, biosSerial: serialNumber },
      }),
    });
    return this.at(at);
  }

  change(id: string, change: Change): Device {
    const at = this.#known(id);
    this.#changes.set(at, { ...this.#changes.get(at), ...change, modifiedAt: this.#instant() });
    return this.at(at);
  }

  remove(id: string): void {
    this.#removed.add(this.#known(id));
  }

  /** Brings a removed device back, as an agent that reports again does. */
  restore(id: string): void {
    const at = this.#everNumberOf(id);
    if (at !== undefined) this.#removed.delete(at);
  }

  #everNumberOf(id: string): number | undefined {
    this.#numbers ??= this.#index();
    return this.#numbers.get(id.toLowerCase());
  }

  #known(id: string): number {
    const at = this.numberOf(id);
    if (at === undefined) throw new Error(`No device ${id}`);
    return at;
  }

  #instant(): string {
    return new Date(this.#ground.now()).toISOString();
  }

  *#present(from: number, to: number): Generator<number> {
    for (let at = from; at < to; at++) if (!this.#removed.has(at)) yield at;
  }

  #placeOf(at: number): { readonly place: Place; readonly change: Change } {
    const added = this.#added[at - this.#made];
    if (added) return added;
    const { places } = this.#ground.directory;
    let low = 0;
    let high = places.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle]?.to ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    const place = places[low];
    if (!place) throw new Error(`No device ${at}`);
    return { place, change: {} };
  }

  #index(): ReadonlyMap<string, number> {
    const numbers = new Map<string, number>();
    const { seed } = this.#ground;
    for (let at = 0; at < this.#made + this.#added.length; at++) {
      numbers.set(deviceIdAt(seed, at), at).set(publicIdAt(seed, at), at).set(regIdAt(at), at);
    }
    return numbers;
  }
}
