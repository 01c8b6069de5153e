import { addDays, addYears, instantOn } from './calendar.ts';
import { FIELD, LOCATIONS, seededDefinitions, type FieldDefinition } from './field-definitions.ts';
import { trueDatesOf, writtenDatesOf } from './lifecycle-dates.ts';
import { DIGITS, drawFrom } from './random.ts';
import type { Device } from './records.ts';
import { TECHNICIANS } from './words.ts';

export interface StoredValue {
  readonly value: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

/** Who a field belongs to. Devices carry their number, from which their first values are drawn. */
export type Entity =
  | {
      readonly type: 'endpoint';
      readonly id: string;
      readonly at: number | undefined;
      readonly device: Device;
    }
  | { readonly type: 'client' | 'site'; readonly id: string };

/** Custom-field definitions and values: the first ones drawn, the later ones kept. */
export class FieldStore {
  readonly #seed: string;
  readonly #today: string;
  readonly #definitions: FieldDefinition[];
  readonly #written = new Map<string, Map<string, StoredValue>>();

  constructor(seed: string, today: string) {
    this.#seed = seed;
    this.#today = today;
    this.#definitions = [...seededDefinitions(seed, today)];
  }

  get definitions(): readonly FieldDefinition[] {
    return this.#definitions;
  }

  definition(id: string): FieldDefinition | undefined {
    return this.#definitions.find((definition) => definition.id === id);
  }

  /** The endpoint-level field of that name. */
  named(name: string): FieldDefinition | undefined {
    return this.#definitions.find(
      (definition) => definition.entityType === 'endpoint' && definition.name === name,
    );
  }

  define(definition: FieldDefinition): void {
    this.#definitions.push(definition);
  }

  withdraw(id: string): void {
    const at = this.#definitions.findIndex((definition) => definition.id === id);
    if (at >= 0) this.#definitions.splice(at, 1);
  }

  /** By definition id; a field that never had a value is absent. */
  valuesOf(entity: Entity): ReadonlyMap<string, StoredValue> {
    const values =
      entity.type === 'endpoint' ? this.#drawn(entity) : new Map<string, StoredValue>();
    for (const [id, value] of this.#written.get(entity.id) ?? []) values.set(id, value);
    return values;
  }

  store(entityId: string, definitionId: string, value: StoredValue): void {
    const values = this.#written.get(entityId) ?? new Map<string, StoredValue>();
    values.set(definitionId, value);
    this.#written.set(entityId, values);
  }

  #drawn(entity: Entity & { type: 'endpoint' }): Map<string, StoredValue> {
    const values = new Map<string, StoredValue>();
    const { at, device } = entity;
    if (at === undefined) return values;

    const draw = drawFrom(`${this.#seed}/values/${at}`);
    const updatedAt = instantOn(addDays(this.#today, -draw.between(5, 500)), '14:20:00');
    const updatedBy = draw.pick(TECHNICIANS);
    for (const [name, value] of this.#drawnTexts(at, device)) {
      const definition = this.named(name);
      if (!definition) continue;
      const author = definition.integratorId ? 'scalepad-connector' : updatedBy;
      values.set(definition.id, { value, updatedAt, updatedBy: author });
    }
    return values;
  }

  *#drawnTexts(at: number, device: Device): Generator<[string, string]> {
    const draw = drawFrom(`${this.#seed}/other-values/${at}`);
    const { purchase, warranty } = writtenDatesOf(this.#seed, this.#today, { at, device });
    if (purchase !== undefined) yield [FIELD.purchase, purchase];
    if (warranty !== undefined) yield [FIELD.warranty, warranty];
    if (draw.chance(0.6))
      yield [FIELD.assetTag, `${draw.text(2, 'ABCDEFGH')}-${draw.text(5, DIGITS)}`];
    if (draw.chance(0.5)) yield [FIELD.location, draw.pick(LOCATIONS)];
    if (draw.chance(0.4))
      yield [FIELD.lastAudit, instantOn(addDays(this.#today, -draw.between(10, 400)))];
    if (draw.chance(0.1)) yield [FIELD.leaseMonths, draw.pick(['24', '36', '48'])];
    const vendorEnds = this.#vendorWarranty(at, device);
    if (vendorEnds) yield [FIELD.vendorWarranty, instantOn(vendorEnds, '00:00:00')];
  }

  /** What the maker's look-up of another product has stored for one device in three. */
  #vendorWarranty(at: number, device: Device): string | undefined {
    const { warrantyEnds } = trueDatesOf(this.#seed, this.#today, at);
    if (!warrantyEnds || at % 3 !== 0 || !hasMakersWarranty(device)) return undefined;
    // One in four of them knows of a longer contract than the technician entered.
    return at % 12 === 0 ? addYears(warrantyEnds, 1) : warrantyEnds;
  }
}

const hasMakersWarranty = ({ kind, hardware }: Device): boolean =>
  kind !== 'virtual-machine' && hardware.chassis !== undefined;
