import { EVIDENCE_LIMITS } from './evidence';

/** By what an address may name a device and what it belongs to. */
export interface PlaceIds {
  readonly device: string;
  /** Another id that the portal uses for the device. */
  readonly alias?: string | undefined;
  readonly regId?: string | undefined;
  readonly name?: string | undefined;
  readonly company: string;
  readonly site?: string | undefined;
  /** Ids that other systems use for the company, in the order in which the RMM tells them. */
  readonly external: readonly string[];
}

/** Whether an origin is one of the portal's, or of those that a person has added. */
type IsPortal = (origin: string) => boolean;

/** Reads the same however often it was encoded, so that the depth of encoding around it does not matter. */
const PLAIN = /^[\w.-]{3,80}$/;
/** An address that holds one of these is kept nowhere. */
const SECRET = /token|secret|passw|session|signature|jwt|otp=/i;
const ORIGIN = /^(https:\/\/[a-z0-9.-]+)(\/.*)$/is;
const NAMES_DEVICE = /\{(?:device|alias|regId)\}/;

/**
 * The address of a device's page with `{…}` for what names the device and its company; `undefined` for an address that
 * is no portal's or does not name the device.
 */
export function templateOf(address: string, ids: PlaceIds, isPortal: IsPortal): string | undefined {
  const [, origin = '', rest = ''] = ORIGIN.exec(address) ?? [];
  const isTooLong = address.length > EVIDENCE_LIMITS.addressLength;
  if (isTooLong || !isPortal(origin) || SECRET.test(rest)) return undefined;
  const names = new Map(entriesOf(ids).map(([name, id]) => [id.toLowerCase(), name]));
  const template = rest.replace(
    anyOf([...names.keys()]),
    (id) => `{${names.get(id.toLowerCase())}}`,
  );
  return NAMES_DEVICE.test(template) ? origin.toLowerCase() + template : undefined;
}

/** The address of another device's page; `undefined` where the template asks for what is not known of it. */
export function addressIn(template: string, ids: PlaceIds, isPortal: IsPortal): string | undefined {
  const [, origin = '', rest = ''] = ORIGIN.exec(template) ?? [];
  if (!isPortal(origin)) return undefined;
  const values = new Map<string, string>(entriesOf(ids));
  const missing = placeholdersIn(rest).some((name) => !values.has(name));
  return missing
    ? undefined
    : origin + rest.replace(PLACEHOLDER, (_all, name: string) => values.get(name) ?? '');
}

const PLACEHOLDER = /\{(\w+)\}/g;

export const placeholdersIn = (template: string): string[] =>
  Array.from(template.matchAll(PLACEHOLDER), ([, name]) => name ?? '');

/** What may be an id of a tab, a session or a moment: it is another one the next time. */
const UNEXPLAINED = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{16,}|\d{10,}/i;

/** Whether everything in a template that looks like an id is understood. */
export const isClean = (template: string): boolean => !UNEXPLAINED.test(template);

type Entry = readonly [placeholder: string, id: string];

function entriesOf({ device, alias, regId, name, company, site, external }: PlaceIds): Entry[] {
  // A name counts as one only where it can't be a word of the address itself.
  const ownName = name !== undefined && /\d/.test(name) && name.length > 4 ? name : undefined;
  const all: readonly (readonly [string, string | undefined])[] = [
    ...external.map((id, at) => [`external${at}`, id] as const),
    ['name', ownName],
    ['site', site],
    ['company', company],
    ['regId', regId],
    ['alias', alias],
    ['device', device],
  ];
  return all.flatMap(([key, id]) => (id !== undefined && PLAIN.test(id) ? [[key, id]] : []));
}

/** Whole ids, also after an encoded `=` or `/`, whose last letter reads like one of theirs. */
function anyOf(ids: readonly string[]): RegExp {
  const longestFirst = ids.toSorted((a, b) => b.length - a.length);
  const choice = longestFirst.map((id) => id.replace(/[.-]/g, '\\$&')).join('|');
  return new RegExp(
    `(?:(?<![0-9a-z.-])|(?<=%(?:25)*[0-9a-f]{2}))(?:${choice})(?![0-9a-z.-])`,
    'gi',
  );
}
