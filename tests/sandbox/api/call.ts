import type { ApiKey } from '../keys.ts';
import type { World } from '../world/world.ts';
import type { ApiAnswer, ApiRequest } from './exchange.ts';
import { badRequest, type ErrorFamily, type Rule } from './refusal.ts';

/** How the tenants differ from each other, as far as anyone has seen (asio/api.md, section 2). */
export interface Quirks {
  /** One Australian tenant wants GET with a body for the device list. */
  readonly deviceListMethod: 'POST' | 'GET';
  /** How the other method is refused. */
  readonly deviceListRefusal: 405 | 400;
  /** `v1`: version 2 of the call for one device is not there. */
  readonly deviceDetail: 'both' | 'v1';
  readonly systemState: 'open' | 'forbidden';
  /** `v1`: version 2 of the calls for a device's field values is not there. */
  readonly fieldValues: 'both' | 'v1';
  /** Whether a partner's key may read the values that vendors store. */
  readonly vendorValues: 'open' | 'forbidden';
  /** How a value names its field: the description has both spellings. */
  readonly attributeIdSpelling: 'both' | 'attributeId' | 'attributeID';
  /** What is left of a value that was cleared with an empty text. */
  readonly clearedValue: 'empty' | 'absent';
  readonly heartbeatByEndpoint: boolean;
}

export const DEFAULT_QUIRKS: Quirks = {
  deviceListMethod: 'POST',
  deviceListRefusal: 405,
  deviceDetail: 'both',
  systemState: 'open',
  fieldValues: 'both',
  vendorValues: 'open',
  attributeIdSpelling: 'both',
  clearedValue: 'empty',
  heartbeatByEndpoint: false,
};

/** One authorised request on its way to its family. */
export interface Call {
  readonly request: ApiRequest;
  readonly params: Readonly<Record<string, string>>;
  readonly key: ApiKey;
  readonly world: World;
  readonly quirks: Quirks;
  readonly now: () => number;
  readonly noteViolation: (rule: Rule, text: string) => void;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Segments that begin with a colon are parameters. */
  readonly path: string;
  readonly family: ErrorFamily;
  /** Any one of them opens the call. */
  readonly scopes: readonly string[] | ((key: ApiKey) => readonly string[]);
  /** Query parameters that the call knows; others are noted as violations and ignored. */
  readonly query?: readonly string[];
  readonly answer: (call: Call) => ApiAnswer;
}

export const paramOf = ({ params }: Call, name: string): string => params[name] ?? '';

/** The items of a comma list in the query; `undefined` where the parameter is missing. */
export function listOf({ request }: Call, name: string): readonly string[] | undefined {
  const text = request.query.get(name);
  if (text === null) return undefined;
  return text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}

export function wholeNumberOf({ request }: Call, name: string, fallback: number): number {
  const text = request.query.get(name);
  if (text === null) return fallback;
  if (!/^\d{1,9}$/.test(text)) throw badRequest('bad-parameter', `${name} must be a whole number`);
  return Number(text);
}
