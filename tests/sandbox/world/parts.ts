import { addDays, instantOn } from './calendar.ts';
import { drawFrom } from './random.ts';
import type { Device, DeviceKind } from './records.ts';

export interface Parts {
  readonly processors: readonly Processor[];
  /** Sizes of the memory modules in bytes. */
  readonly modules: readonly number[];
  readonly users: readonly string[];
}

export interface Processor {
  readonly product: string;
  readonly maker: string;
  readonly cores: number;
  readonly mhz: number;
}

const GIB = 2 ** 30;
const MAKERS: Readonly<Record<string, string>> = {
  Intel: 'GenuineIntel',
  AMD: 'AuthenticAMD',
  Apple: 'Apple',
};
const CLIENT = [
  ['Intel', 'Intel(R) Core(TM) i5-12500 CPU @ 3.00GHz', 6, 3_000],
  ['Intel', '12th Gen Intel(R) Core(TM) i7-1265U', 10, 1_800],
  ['AMD', 'AMD Ryzen 5 PRO 5650U with Radeon Graphics', 6, 2_300],
] as const;
const SERVER = [
  ['Intel', 'Intel(R) Xeon(R) Silver 4314 CPU @ 2.40GHz', 16, 2_400],
  ['AMD', 'AMD EPYC 7302P 16-Core Processor', 16, 3_000],
] as const;
const NAMES = ['a.miller', 'j.okafor', 's.lindqvist', 'reception', 'svc.backup'] as const;

const isServer = (kind: DeviceKind): boolean =>
  ['server', 'virtual-machine', 'hyper-v-host', 'esxi-host'].includes(kind);

const reports = (kind: DeviceKind): boolean =>
  isServer(kind) || kind === 'desktop' || kind === 'laptop';

/** What an agent reports besides the machine itself; nothing where there is none. */
export function partsOf({ id, kind }: Device): Parts {
  if (!reports(kind)) return { processors: [], modules: [], users: [] };
  const draw = drawFrom(`parts/${id}`);
  const [maker, product, cores, mhz] = draw.pick(isServer(kind) ? SERVER : CLIENT);
  const processor = { product, maker: MAKERS[maker] ?? maker, cores, mhz };
  const sockets = isServer(kind) && kind !== 'virtual-machine' ? 2 : 1;
  const size = (isServer(kind) ? draw.pick([16, 32]) : draw.pick([4, 8, 16])) * GIB;
  return {
    processors: Array.from({ length: sockets }, () => processor),
    modules: Array.from({ length: isServer(kind) ? 4 : draw.between(1, 2) }, () => size),
    users: NAMES.slice(0, draw.between(1, NAMES.length)).map((name) => `CORP\\${name}`),
  };
}

export interface SystemState {
  readonly bootedAt: string;
  readonly lastUser?: { readonly name: string; readonly at: string; readonly isAdmin: boolean };
}

/** `undefined` where no agent runs; now and then nobody has signed in yet. */
export function stateOf(device: Device, today: string): SystemState | undefined {
  if (!reports(device.kind)) return undefined;
  const draw = drawFrom(`state/${device.id}`);
  const bootedAt = instantOn(addDays(today, -draw.between(0, 30)), '05:12:00');
  const [name] = partsOf(device).users;
  if (!name || draw.chance(0.1)) return { bootedAt };
  const at = instantOn(addDays(today, -draw.between(0, 12)), `0${draw.between(7, 9)}:41:00`);
  return { bootedAt, lastUser: { name, at, isAdmin: draw.chance(0.2) } };
}
