import { createDirectory, SIZES, type Directory, type Size, type SizeName } from './directory.ts';
import { FieldStore, type Entity } from './field-store.ts';
import { Fleet, type NewDevice } from './fleet.ts';
import { deviceGroups, type DeviceGroup } from './groups.ts';
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
  readonly groups: readonly DeviceGroup[];
  readonly #directory: Directory;
  readonly #withdrawn = new Set<string>();
  readonly #now: () => number;

  constructor({ seed, today, size, now }: WorldOptions) {
    const directory = createDirectory({
      seed,
      today,
      size: typeof size === 'string' ? SIZES[size] : size,
    });
    this.today = today;
    this.partnerId = drawFrom(`${seed}/partner`).uuid();
    this.fields = new FieldStore(seed, today);
    this.fleet = new Fleet({ seed, today, directory, now });
    this.groups = deviceGroups(seed, today);
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

  /** By endpoint id, public id or regId; none of a withdrawn company. */
  device(id: string): Device | undefined {
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
