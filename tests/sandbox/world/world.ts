import { createDirectory, SIZES, type Directory, type Size, type SizeName } from './directory.ts';
import { FieldStore, type Entity } from './field-store.ts';
import { Fleet, type NewDevice } from './fleet.ts';
import { deviceIdAt, kindAt } from './devices.ts';
import { Groups, type DeviceGroup } from './groups.ts';
import { unlistedHost, unlistedIdOf, watchOf, type Watch } from './hosts.ts';
import { drawFrom } from './random.ts';
import type { Company, Device, Site } from './records.ts';

export interface WorldOptions {
  readonly seed: string;
  /** `yyyy-mm-dd`; every date in the world is relative to it. */
  readonly today: string;
  readonly size: SizeName | Size;
  readonly now: () => number;
}

/** The MSP's customers and machines: what the API and the portal both show. */
export class World {
  readonly today: string;
  readonly partnerId: string;
  readonly fields: FieldStore;
  readonly fleet: Fleet;
  readonly deviceGroups: Groups;
  readonly #seed: string;
  readonly #directory: Directory;
  readonly #withdrawn = new Set<string>();
  readonly #now: () => number;
  /** Hosts that are listed, by the id of the unlisted one that belongs to them. */
  #hosts: ReadonlyMap<string, string> | undefined;

  constructor({ seed, today, size: named, now }: WorldOptions) {
    const size: Size = typeof named === 'string' ? SIZES[named] : named;
    const directory = createDirectory({ seed, today, size });
    const { companies } = directory;
    this.#seed = seed;
    this.today = today;
    this.partnerId = drawFrom(`${seed}/partner`).uuid();
    this.fields = new FieldStore(seed, today);
    this.fleet = new Fleet({ seed, today, directory, now });
    this.deviceGroups = new Groups({ seed, today, companies, now, count: size.groups ?? 5 });
    this.#directory = directory;
    this.#now = now;
  }

  get companies(): readonly Company[] {
    return this.#directory.companies.filter(({ id }) => !this.#withdrawn.has(id));
  }

  get sites(): readonly Site[] {
    return this.#directory.places
      .map(({ site }) => site)
      .filter(({ companyId }) => !this.#withdrawn.has(companyId));
  }

  company(id: string): Company | undefined {
    return this.companies.find((company) => company.id === id);
  }

  site(id: string): Site | undefined {
    return this.sites.find((site) => site.id === id);
  }

  /** By endpoint id, public id or regId, whether it is in a list or not; none of a withdrawn company. */
  device(id: string): Device | undefined {
    return this.listed(id) ?? this.#unlisted(id);
  }

  /** The same, of those that the lists tell. */
  listed(id: string): Device | undefined {
    const device = this.fleet.find(id);
    return device && !this.#withdrawn.has(device.companyId) ? device : undefined;
  }

  devicesAt(siteIds: Iterable<string>): readonly Device[] {
    return [...this.#devicesAt(siteIds)];
  }

  devicesOf(companyId: string): readonly Device[] {
    return this.devicesAt(this.company(companyId)?.siteIds ?? []);
  }

  get devices(): readonly Device[] {
    return [...this.eachDevice()];
  }

  /** One after the other: in a large world nobody should make them all who needs the first hundred. */
  eachDevice(): Generator<Device> {
    return this.#devicesAt(this.sites.map(({ id }) => id));
  }

  get groups(): readonly DeviceGroup[] {
    return this.deviceGroups.all;
  }

  /** Ids of a group's devices; `undefined` where there is no such group. */
  membersOf(groupId: string): readonly string[] | undefined {
    const holds = this.deviceGroups.testOf(groupId);
    if (!holds) return undefined;
    const members = new Set<string>();
    for (const [at, site] of this.fleet.placedAt(this.#openSites())) {
      const id = () => deviceIdAt(this.#seed, at);
      if (holds({ at, site, kind: kindAt(at) }, id)) members.add(id());
    }
    const others = this.deviceGroups.putInto(groupId).filter((id) => !this.fleet.everHad(id));
    return [...members, ...others];
  }

  groupsOf(deviceId: string): readonly string[] {
    const at = this.fleet.numberOf(deviceId);
    const site = this.site(this.listed(deviceId)?.siteId ?? '');
    if (at === undefined || !site) return [];
    const standing = { at, site, kind: kindAt(at) };
    return this.groups
      .map(({ id }) => id)
      .filter((id) => this.deviceGroups.testOf(id)?.(standing, () => deviceId));
  }

  /** The watch over hosts of virtual machines. */
  get watches(): readonly Watch[] {
    return [...this.#watched()].map(([at, host, unlisted]) =>
      watchOf(this.#seed, at, host, unlisted),
    );
  }

  endpoint(id: string): Entity | undefined {
    const device = this.device(id);
    if (!device || device.id !== id.toLowerCase()) return undefined;
    return { type: 'endpoint', id: device.id, at: this.#drawnNumber(device), device };
  }

  /** Everything of this customer is gone from the API, as after off-boarding. */
  withdrawCompany(id: string): void {
    this.#withdrawn.add(id);
  }

  restoreCompany(id: string): void {
    this.#withdrawn.delete(id);
  }

  addDevice(device: NewDevice): Device {
    return this.fleet.add(device);
  }

  renameDevice(id: string, friendlyName: string): Device {
    return this.fleet.change(id, { friendlyName });
  }

  /** What stands in a device's endpoint-level field of that name. */
  fieldValue(deviceId: string, fieldName: string): string | undefined {
    const entity = this.endpoint(deviceId);
    const definition = this.fields.named(fieldName);
    if (!entity || !definition) return undefined;
    return this.fields.valuesOf(entity).get(definition.id)?.value;
  }

  /** Somebody else edits a field, in the portal or by another integration; validation is theirs. */
  setFieldValue(
    deviceId: string,
    fieldName: string,
    { value, by }: { value: string; by: string },
  ): void {
    const definition = this.fields.named(fieldName);
    if (!definition || !this.device(deviceId))
      throw new Error(`No field ${fieldName} on ${deviceId}`);
    const updatedAt = new Date(this.#now()).toISOString();
    this.fields.store(deviceId, definition.id, { value, updatedAt, updatedBy: by });
  }

  /** Hosts with their numbers, and the one that no list has where one belongs to them. */
  *#watched(): Generator<readonly [number, Device, Device | undefined]> {
    const companies = new Map(this.companies.map((company) => [company.id, company]));
    for (const [at, site] of this.fleet.placedAt(this.#openSites())) {
      const company = companies.get(site.companyId);
      if (kindAt(at) !== 'esxi-host' || !company) continue;
      const ground = { seed: this.#seed, today: this.today, site, company };
      yield [at, this.fleet.at(at), unlistedHost(ground, at)];
    }
  }

  #unlisted(id: string): Device | undefined {
    this.#hosts ??= new Map(
      [...this.fleet.placedAt(new Set(this.#directory.places.map(({ site }) => site.id)))].flatMap(
        ([at]) => {
          const unlisted = unlistedIdOf(this.#seed, at);
          return unlisted ? [[unlisted, deviceIdAt(this.#seed, at)] as const] : [];
        },
      ),
    );
    const host = this.#hosts.get(id.toLowerCase());
    const at = host === undefined ? undefined : this.fleet.numberOf(host);
    const site = this.site((host && this.listed(host)?.siteId) ?? '');
    const company = site && this.company(site.companyId);
    if (at === undefined || !company) return undefined;
    return unlistedHost({ seed: this.#seed, today: this.today, site, company }, at);
  }

  #openSites(): ReadonlySet<string> {
    return new Set(this.sites.map(({ id }) => id));
  }

  *#devicesAt(siteIds: Iterable<string>): Generator<Device> {
    const open = new Set(siteIds);
    for (const { site } of this.#directory.places) {
      if (this.#withdrawn.has(site.companyId)) open.delete(site.id);
    }
    for (const at of this.fleet.numbersAt(open)) yield this.fleet.at(at);
  }

  // A device that was added later has no history: nobody has entered anything yet.
  #drawnNumber({ id }: Device): number | undefined {
    const at = this.fleet.numberOf(id);
    const made = this.#directory.places.at(-1)?.to ?? 0;
    return at !== undefined && at < made ? at : undefined;
  }
}
