import { HEX, drawFrom } from './world/random.ts';
import type { RegionId } from './api/exchange.ts';

const READ_REQUIRED = [
  'platform.companies.read',
  'platform.sites.read',
  'platform.devices.read',
  'platform.asset.read',
  'platform.custom_fields_values.read',
] as const;

const VALUES_WRITE = 'platform.custom_fields_values.write';
const DEVICES_WRITE = 'platform.devices.write';

const OPTIONAL = [
  'platform.custom_fields_definitions.read',
  'platform.custom_fields_definitions.write',
  'platform.deviceGroups.read',
  'platform.dataMapping.read',
  'platform.tickets.read',
] as const;

export const ALL_SCOPES: readonly string[] = [
  ...READ_REQUIRED,
  VALUES_WRITE,
  DEVICES_WRITE,
  ...OPTIONAL,
];

/** Which scope a tenant wants for writing a device's custom fields: documents and tenants disagree. */
export type WriteScope = 'either' | 'values' | 'devices';

export interface ApiKey {
  readonly label: string;
  readonly region: RegionId;
  /** The region's prefix and 28 hexadecimal digits. */
  readonly clientId: string;
  /** 40 characters; another one after `regenerate`. */
  readonly clientSecret: string;
  readonly scopes: readonly string[];
  readonly writeScope: WriteScope;
  readonly enabled: boolean;
}

export interface NewKey {
  readonly label: string;
  readonly region?: RegionId;
  readonly scopes?: readonly string[];
  readonly writeScope?: WriteScope;
}

const without = (...missing: readonly string[]): readonly string[] =>
  ALL_SCOPES.filter((scope) => !missing.includes(scope));

/** The keys that every sandbox begins with. */
const FIRST_KEYS = [
  { label: 'full' },
  { label: 'no-sites', scopes: without('platform.sites.read') },
  { label: 'no-devices', scopes: without('platform.devices.read') },
  { label: 'no-field-values', scopes: without('platform.custom_fields_values.read') },
  {
    label: 'read-only',
    scopes: without(VALUES_WRITE, DEVICES_WRITE, 'platform.custom_fields_definitions.write'),
  },
  { label: 'core', scopes: [...READ_REQUIRED, VALUES_WRITE] },
  { label: 'devices-write', scopes: without(VALUES_WRITE), writeScope: 'devices' },
  { label: 'values-write', scopes: without(DEVICES_WRITE), writeScope: 'values' },
  { label: 'eu', region: 'eu' },
  { label: 'au', region: 'au' },
] as const satisfies readonly NewKey[];

export type FirstKeyLabel = (typeof FIRST_KEYS)[number]['label'];

const PREFIXES: Record<RegionId, string> = { na: '0e30', eu: '0e31', au: '0e32' };

/** The partner's API keys, as its administrator sees and changes them. */
export class KeyRing {
  readonly #seed: string;
  readonly #keys = new Map<string, ApiKey>();
  #regenerated = 0;

  constructor(seed: string) {
    this.#seed = seed;
    for (const key of FIRST_KEYS) this.issue(key);
  }

  get all(): readonly ApiKey[] {
    return [...this.#keys.values()];
  }

  /** By label or client id. */
  get(name: FirstKeyLabel | (string & {})): ApiKey {
    const key = this.#keys.get(name) ?? this.all.find(({ label }) => label === name);
    if (!key) throw new Error(`No key ${name}`);
    return key;
  }

  withClientId(clientId: string): ApiKey | undefined {
    return this.#keys.get(clientId);
  }

  issue({ label, region = 'na', scopes = ALL_SCOPES, writeScope = 'either' }: NewKey): ApiKey {
    const draw = drawFrom(`${this.#seed}/key/${label}`);
    return this.#keep({
      label,
      region,
      clientId: `${PREFIXES[region]}${draw.text(28, HEX)}`,
      clientSecret: secretFrom(`${this.#seed}/secret/${label}`),
      scopes,
      writeScope,
      enabled: true,
    });
  }

  /** Gives the key another secret; the old one and its tokens are void. */
  regenerate(name: string): ApiKey {
    this.#regenerated += 1;
    const clientSecret = secretFrom(`${this.#seed}/regenerated/${this.#regenerated}`);
    return this.#keep({ ...this.get(name), clientSecret });
  }

  disable(name: string): ApiKey {
    return this.#keep({ ...this.get(name), enabled: false });
  }

  enable(name: string): ApiKey {
    return this.#keep({ ...this.get(name), enabled: true });
  }

  setScopes(name: string, scopes: readonly string[]): ApiKey {
    return this.#keep({ ...this.get(name), scopes });
  }

  setWriteScope(name: string, writeScope: WriteScope): ApiKey {
    return this.#keep({ ...this.get(name), writeScope });
  }

  #keep(key: ApiKey): ApiKey {
    this.#keys.set(key.clientId, key);
    return key;
  }
}

const secretFrom = (seed: string): string =>
  drawFrom(seed).text(40, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
