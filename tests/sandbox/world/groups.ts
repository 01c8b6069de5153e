import { addDays, instantOn } from './calendar.ts';
import { drawFrom } from './random.ts';
import type { Company, DeviceKind, Site } from './records.ts';

export interface DeviceGroup {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly predefined: boolean;
  /** Members are chosen by hand; in any other group by a rule. */
  readonly static: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** As much of a device as a rule needs: no device is drawn to find a group's members. */
export interface Standing {
  /** The device's number. */
  readonly at: number;
  readonly kind: DeviceKind;
  readonly site: Site;
}

type Rule = (standing: Standing) => boolean;

interface Sketch {
  readonly name: string;
  readonly description?: string;
  readonly predefined?: boolean;
  readonly isStatic?: boolean;
  readonly holds: Rule;
}

interface Kept extends DeviceGroup {
  readonly holds: Rule;
  readonly put: ReadonlySet<string>;
  readonly taken: ReadonlySet<string>;
}

const isServer: Rule = ({ kind }) =>
  ['server', 'virtual-machine', 'hyper-v-host', 'esxi-host'].includes(kind);
const isWorkstation: Rule = ({ kind }) => kind === 'desktop' || kind === 'laptop';

const FIRST: readonly Sketch[] = [
  { name: 'All servers', predefined: true, holds: isServer },
  { name: 'All workstations', predefined: true, holds: isWorkstation },
  {
    name: 'Virtual machines',
    predefined: true,
    holds: ({ kind }) => kind === 'virtual-machine' || kind === 'cloud',
  },
  {
    name: 'Reception pilots',
    description: 'Patched first',
    isStatic: true,
    holds: ({ kind, at }) => kind === 'desktop' && at % 60 < 10,
  },
  { name: 'Empty group', isStatic: true, holds: () => false },
];

export interface GroupGround {
  readonly seed: string;
  readonly today: string;
  readonly count: number;
  readonly companies: readonly Company[];
  readonly now: () => number;
}

/** Groups of devices: the first ones drawn, the changes kept. */
export class Groups {
  readonly #now: () => number;
  readonly #seed: string;
  #made = 0;
  #kept: readonly Kept[];

  constructor({ seed, today, count, companies, now }: GroupGround) {
    this.#seed = seed;
    this.#now = now;
    this.#kept = Array.from({ length: count }, (_, at) => {
      const createdAt = instantOn(addDays(today, -600 + at));
      return this.#keep(FIRST[at] ?? sketchAt(at, companies), createdAt);
    });
  }

  get all(): readonly DeviceGroup[] {
    return this.#kept.map(({ holds: _rule, put: _put, taken: _taken, ...group }) => group);
  }

  /** Whether the device is in the group; `undefined` where there is no such group. */
  testOf(id: string): ((standing: Standing, deviceId: () => string) => boolean) | undefined {
    const group = this.#kept.find((one) => one.id === id.toLowerCase());
    if (!group) return undefined;
    const { holds, put, taken } = group;
    const isChanged = put.size > 0 || taken.size > 0;
    return (standing, deviceId) => {
      if (!isChanged) return holds(standing);
      return !taken.has(deviceId()) && (put.has(deviceId()) || holds(standing));
    };
  }

  /** Ids that were put into the group, of whatever they are. */
  putInto(id: string): readonly string[] {
    return [...this.#known(id).put];
  }

  add({
    name,
    isStatic = true,
  }: {
    readonly name: string;
    readonly isStatic?: boolean;
  }): DeviceGroup {
    const sketch: Sketch = { name, isStatic, holds: () => false };
    this.#kept = [...this.#kept, this.#keep(sketch, this.#instant())];
    return this.#known(this.all.at(-1)?.id ?? '');
  }

  remove(id: string): void {
    const { id: known } = this.#known(id);
    this.#kept = this.#kept.filter((group) => group.id !== known);
  }

  rename(id: string, name: string): void {
    this.#change(id, () => ({ name, updatedAt: this.#instant() }));
  }

  /** As if somebody had changed its definition. */
  touch(id: string): void {
    this.#change(id, () => ({ updatedAt: this.#instant() }));
  }

  /** In a group with a rule as if the rule had come to fit: its definition does not change by that. */
  put(id: string, deviceId: string): void {
    this.#change(id, (group) => ({
      put: new Set([...group.put, deviceId]),
      taken: without(group.taken, deviceId),
      ...(group.static && { updatedAt: this.#instant() }),
    }));
  }

  take(id: string, deviceId: string): void {
    this.#change(id, (group) => ({
      put: without(group.put, deviceId),
      taken: new Set([...group.taken, deviceId]),
      ...(group.static && { updatedAt: this.#instant() }),
    }));
  }

  #keep(
    { name, description = '', predefined = false, isStatic = false, holds }: Sketch,
    at: string,
  ): Kept {
    const id = drawFrom(`${this.#seed}/group/${this.#made}`).uuid();
    this.#made += 1;
    return {
      id,
      name,
      description,
      predefined,
      static: isStatic,
      createdAt: at,
      updatedAt: at,
      holds,
      put: new Set(),
      taken: new Set(),
    };
  }

  #change(id: string, change: (group: Kept) => Partial<Kept>): void {
    const group = this.#known(id);
    const changed = { ...group, ...change(group) };
    this.#kept = this.#kept.map((one) => (one === group ? changed : one));
  }

  #known(id: string): Kept {
    const group = this.#kept.find((one) => one.id === id.toLowerCase());
    if (!group) throw new Error(`No group ${id}`);
    return group;
  }

  #instant(): string {
    return new Date(this.#now()).toISOString();
  }
}

const without = (set: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  new Set([...set].filter((one) => one !== id));

/** Beyond the first few: rules for one customer each, and rings of devices chosen by hand. */
function sketchAt(at: number, companies: readonly Company[]): Sketch {
  const company = companies[(at * 3) % companies.length];
  const isTheirs: Rule = ({ site }) => site.companyId === company?.id;
  switch (at % 4) {
    case 0:
      return {
        name: `Servers of ${company?.name}`,
        holds: (standing) => isTheirs(standing) && isServer(standing),
      };
    case 1:
      return {
        name: `Workstations of ${company?.name}`,
        holds: (standing) => isTheirs(standing) && isWorkstation(standing),
      };
    case 2:
      return {
        name: `Patch ring ${at}`,
        isStatic: true,
        holds: ({ at: device }) => device % 97 === at % 97,
      };
    default:
      return {
        name: `Refresh ${at}`,
        description: 'To be replaced',
        isStatic: true,
        holds: ({ at: device, kind }) => kind === 'laptop' && device % 41 === at % 41,
      };
  }
}
