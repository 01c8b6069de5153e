import { json, type ApiAnswer } from './exchange.ts';

/** The ways in which the API's families write an error (asio/api.md, section 3). */
export type ErrorFamily =
  'device' | 'custom-field' | 'mapping' | 'heartbeat' | 'group' | 'ticket' | 'company';

const SHAPES: Record<ErrorFamily, (code: string, text: string) => unknown> = {
  device: (code, message) => ({ code, message }),
  'custom-field': (error, description) => ({ error, description }),
  mapping: (code, description) => ({ error: { code, description } }),
  heartbeat: (code, description) => ({ code, description }),
  group: (code, message) => ({ id: code, message, error: { message }, type: 'error' }),
  ticket: (code, message) => [{ code, message }],
  company: (code, message) => ({ error: [{ code, message }] }),
};

export const errorAnswer = (
  family: ErrorFamily,
  status: number,
  { code, text }: { readonly code: string; readonly text: string },
): ApiAnswer => json(status, SHAPES[family](code, text));

/** The family that answers for a path, known or not. */
export function familyOf(path: string): ErrorFamily {
  if (/\/custom-fields?(\/|$)/.test(path)) return 'custom-field';
  if (path.includes('/device/mappings')) return 'mapping';
  if (path.includes('/hypervisors/')) return 'mapping';
  if (path.endsWith('/heartbeat')) return 'heartbeat';
  if (path.includes('/device-groups')) return 'group';
  if (path.includes('/ticketing/')) return 'ticket';
  if (path.includes('/company/')) return 'company';
  return 'device';
}

/** Names of rules that a right client never breaks; tests ask for the list to be empty. */
export type Rule =
  | 'json-body'
  | 'token-body'
  | 'token-minted-again'
  | 'no-bearer'
  | 'unknown-path'
  | 'wrong-method'
  | 'destructive-call'
  | 'resource-type'
  | 'too-many-resources'
  | 'too-many-fields'
  | 'unknown-field'
  | 'bad-parameter'
  | 'unknown-parameter'
  | 'too-many-attributes'
  | 'invalid-value'
  | 'not-writable'
  | 'quota-exceeded';

interface Cause {
  readonly code: string;
  readonly text: string;
  /** Set where the request itself was wrong, not just its luck. */
  readonly rule?: Rule;
}

/** Thrown by what answers a call; written in the words of the call's family. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly rule: Rule | undefined;

  constructor(status: number, { code, text, rule }: Cause) {
    super(text);
    this.status = status;
    this.code = code;
    this.rule = rule;
  }
}

export const badRequest = (rule: Rule, text: string): Refusal =>
  new Refusal(400, { code: 'bad_request', text, rule });

export const notFound = (text: string): Refusal => new Refusal(404, { code: 'not_found', text });
