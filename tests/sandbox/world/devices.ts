import { addDays, instantOn } from './calendar.ts';
import { hardwareOf } from './hardware.ts';
import { HEX, drawFrom } from './random.ts';
import type { Category, Company, Device, DeviceKind, Site } from './records.ts';
import { FRIENDLY_NAMES, HOSTILE_NAMES } from './words.ts';

/** One turn of fifty devices, as a small customer base has them. */
const MIX: readonly DeviceKind[] = [
  ['desktop', 16],
  ['laptop', 14],
  ['server', 4],
  ['virtual-machine', 6],
  ['hyper-v-host', 1],
  ['esxi-host', 1],
  ['network', 5],
  ['cloud', 1],
  ['mobile', 2],
].flatMap(([kind, count]) => Array<DeviceKind>(Number(count)).fill(kind as DeviceKind));

interface Nature {
  readonly category: Category;
  readonly endpointType: string;
  readonly virtualType: string;
  readonly prefix: string;
  readonly osType: string;
  readonly systems: readonly [string, ...string[]];
}

const CLIENT_SYSTEMS = [
  'Microsoft Windows 11 Pro',
  'Microsoft Windows 11 Pro',
  'Microsoft Windows 10 Pro',
] as const;
const SERVER_SYSTEMS = [
  'Microsoft Windows Server 2022 Standard',
  'Microsoft Windows Server 2019 Standard',
  'Ubuntu 22.04.4 LTS',
] as const;

const NATURES: Record<DeviceKind, Nature> = {
  desktop: platform('Desktop', 'Physical', {
    prefix: 'WS',
    osType: 'Windows',
    systems: CLIENT_SYSTEMS,
  }),
  laptop: platform('Desktop', 'Physical', {
    prefix: 'LT',
    osType: 'Windows',
    systems: CLIENT_SYSTEMS,
  }),
  server: platform('Server', 'Physical', {
    prefix: 'SRV',
    osType: 'Windows',
    systems: SERVER_SYSTEMS,
  }),
  'virtual-machine': platform('Server', 'Guest', {
    prefix: 'VM',
    osType: 'Windows',
    systems: SERVER_SYSTEMS,
  }),
  'hyper-v-host': platform('Server', 'Host', {
    prefix: 'HV',
    osType: 'Windows',
    systems: ['Microsoft Windows Server 2022 Datacenter'],
  }),
  'esxi-host': platform('Server', 'Host', {
    prefix: 'ESX',
    osType: 'VMware',
    systems: ['VMware ESXi 7.0.3', 'VMware ESXi 8.0.2'],
  }),
  mobile: platform('Mobile', 'Physical', {
    prefix: 'MOB',
    osType: 'iOS',
    systems: ['iPadOS 17.5', 'Android 14'],
  }),
  network: {
    ...platform('NetworkDevice', 'Physical', {
      prefix: 'NET',
      osType: 'Firmware',
      systems: ['Firmware'],
    }),
    category: 'network',
  },
  cloud: {
    ...platform('Cloud', 'Guest', {
      prefix: 'AWS',
      osType: 'Linux',
      systems: ['Amazon Linux 2023'],
    }),
    category: 'cloud',
  },
};

function platform(
  endpointType: string,
  virtualType: string,
  rest: Pick<Nature, 'prefix' | 'osType' | 'systems'>,
): Nature {
  return { category: 'platform', endpointType, virtualType, ...rest };
}

/** Names that every customer has: the same in many companies. */
const SHARED_SERVER_NAMES = ['DC01', 'FS01', 'APP01', 'SQL01', 'RDS01'] as const;

export interface DeviceGround {
  readonly seed: string;
  readonly today: string;
  readonly at: number;
  readonly site: Site;
  readonly company: Company;
  /** How many devices the world was made with; the last ones have hostile names. */
  readonly total: number;
}

export const deviceIdAt = (seed: string, at: number): string =>
  drawFrom(`${seed}/endpoint/${at}`).uuid();
export const publicIdAt = (seed: string, at: number): string =>
  drawFrom(`${seed}/public/${at}`).uuid();
export const regIdAt = (at: number): string => String(1_400_000 + at * 7);
export const kindAt = (at: number): DeviceKind => MIX[(at * 7) % MIX.length] ?? 'desktop';

/** Device number `at`, from nothing but the seed and its number. */
export function deviceAt(ground: DeviceGround): Device {
  const { seed, today, at, site, company } = ground;
  const draw = drawFrom(`${seed}/device/${at}`);
  const kind = kindAt(at);
  const nature = NATURES[kind];
  const { hardware, role } = hardwareOf(kind, at, draw);
  const installedOn = addDays(today, -draw.between(3, 2_200));
  const deviceName = nameOf(ground, kind);
  const isApple = hardware.maker === 'Apple Inc.' && kind === 'laptop';
  return {
    id: deviceIdAt(seed, at),
    publicId: publicIdAt(seed, at),
    regId: regIdAt(at),
    companyId: company.id,
    siteId: site.id,
    kind,
    category: nature.category,
    deviceName,
    friendlyName: draw.chance(0.15) && kind === 'desktop' ? draw.pick(FRIENDLY_NAMES) : deviceName,
    endpointType: nature.endpointType,
    subResourceType: role ?? '',
    virtualType: nature.virtualType,
    ipAddress: `10.${site.number % 200}.${Math.floor(at / 250) % 250}.${(at % 250) + 2}`,
    macAddress: `02:00:5E:${[0, 1, 2].map(() => draw.text(2, HEX).toUpperCase()).join(':')}`,
    remoteAddress: `203.0.113.${(site.number % 250) + 1}`,
    createdAt: instantOn(installedOn, `09:${String(draw.between(10, 59))}:00`),
    modifiedAt: instantOn(addDays(today, -draw.between(0, 20)), `1${draw.between(0, 9)}:05:00`),
    osName: isApple ? 'macOS 14.5' : draw.pick(nature.systems),
    osType: isApple ? 'macOS' : nature.osType,
    hardware,
    online: draw.chance(0.8),
  };
}

function nameOf({ at, total, company }: DeviceGround, kind: DeviceKind): string {
  const fromEnd = total - 1 - at;
  if (total >= 60 && fromEnd >= 0 && fromEnd < HOSTILE_NAMES.length)
    return HOSTILE_NAMES[fromEnd] ?? '';
  // Four servers in fifty devices: neighbours, and so mostly one customer's, have different names.
  if (kind === 'server')
    return SHARED_SERVER_NAMES[Math.floor((at * 4) / 50) % SHARED_SERVER_NAMES.length] ?? 'SRV';
  const initials = company.name
    .replace(/[^A-Za-z]/g, '')
    .slice(0, 3)
    .toUpperCase();
  return `${initials}-${NATURES[kind].prefix}-${String(at + 1).padStart(3, '0')}`;
}
