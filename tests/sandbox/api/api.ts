import type { ApiKey, KeyRing } from '../keys.ts';
import type { Quota } from '../quota.ts';
import type { Token, Tokens } from '../tokens.ts';
import type { World } from '../world/world.ts';
import type { Call, Quirks, Route } from './call.ts';
import { companyRoutes } from './companies.ts';
import { deviceDetailRoutes } from './device-detail.ts';
import { deviceGroupRoutes } from './device-groups.ts';
import { deviceListRoutes } from './device-list.ts';
import { deviceV1Routes } from './devices-v1.ts';
import { plainText, type ApiAnswer, type ApiRequest } from './exchange.ts';
import { fieldDefinitionRoutes } from './field-definitions.ts';
import { fieldValueRoutes } from './field-values.ts';
import { heartbeatRoutes } from './heartbeat.ts';
import { hypervisorRoutes } from './hypervisors.ts';
import { mappingRoutes } from './mappings.ts';
import { answerRateLimits } from './rate-limits.ts';
import { errorAnswer, familyOf, Refusal, type Rule } from './refusal.ts';
import { ticketRoutes } from './tickets.ts';
import { systemStateRoutes } from './system-state.ts';
import { answerToken } from './token.ts';

const ROUTES: readonly Route[] = [
  ...companyRoutes,
  ...heartbeatRoutes,
  ...deviceListRoutes,
  ...deviceDetailRoutes,
  ...systemStateRoutes,
  ...deviceV1Routes,
  ...hypervisorRoutes,
  ...deviceGroupRoutes,
  ...mappingRoutes,
  ...fieldDefinitionRoutes,
  ...fieldValueRoutes,
  ...ticketRoutes,
];

export interface ApiDeps {
  readonly world: World;
  readonly keys: KeyRing;
  readonly tokens: Tokens;
  readonly quota: Quota;
  readonly quirks: Quirks;
  readonly now: () => number;
  readonly noteViolation: (request: ApiRequest, rule: Rule, text: string) => void;
}

/** An answer and, where the request named one, the key it came from. */
export type Handled = ApiAnswer & { readonly clientId?: string };

/** The whole API as one function from request to answer; it knows nothing of sockets. */
export function createApi(deps: ApiDeps): (request: ApiRequest) => Handled {
  return (request) => {
    const desk = {
      ...deps,
      noteViolation: (rule: Rule, text: string) => deps.noteViolation(request, rule, text),
    };
    const isToken = request.path === '/v1/token' && request.method === 'POST';
    return refusing(request, desk, () =>
      isToken ? answerToken(request, desk) : answerBearer(request, desk),
    );
  };
}

type Desk = Omit<ApiDeps, 'noteViolation'> & {
  readonly noteViolation: (rule: Rule, text: string) => void;
};

function refusing<Answer extends ApiAnswer>(
  request: ApiRequest,
  { noteViolation }: Desk,
  answer: () => Answer,
): Answer | ApiAnswer {
  try {
    return answer();
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    if (cause.rule) noteViolation(cause.rule, cause.message);
    const { status, code, message } = cause;
    return errorAnswer(familyOf(request.path), status, { code, text: message });
  }
}

function answerBearer(request: ApiRequest, desk: Desk): Handled {
  const { token, key } = authorised(request, desk);
  const { clientId } = key;
  if (request.path === '/v1/rate_limits' && request.method === 'GET') {
    return { ...answerRateLimits(desk.quota.stateOf(clientId)), clientId };
  }
  const quota = desk.quota.take(clientId);
  const headers = desk.quota.headersOf(quota);
  if (!quota.allowed) {
    desk.noteViolation('quota-exceeded', `${key.label} is out of requests`);
    const retry = { ...headers, 'retry-after': String(quota.retryAfterSeconds) };
    return { ...plainText(429, 'Too Many Requests', retry), clientId };
  }
  // Refused here and not further out, so that a refusal carries the quota's headers too.
  const answer = refusing(request, desk, () => answerRouted(request, desk, { token, key }));
  return { ...answer, headers: { ...answer.headers, ...headers }, clientId };
}

interface Bearer {
  readonly token: Token;
  readonly key: ApiKey;
}

function authorised(request: ApiRequest, { tokens, keys, noteViolation }: Desk): Bearer {
  const header = request.headers['authorization'];
  const [, text] = /^Bearer (\S+)$/i.exec(header ?? '') ?? [];
  if (!text) noteViolation('no-bearer', 'The request carries no bearer token');
  const token = text === undefined ? undefined : tokens.alive(text);
  const key = token && keys.withClientId(token.clientId);
  if (!token || !key?.enabled || key.region !== request.region) {
    throw new Refusal(401, { code: 'access_denied', text: 'invalid or malformed bearer token' });
  }
  return { token, key };
}

function answerRouted(request: ApiRequest, desk: Desk, { token, key }: Bearer): ApiAnswer {
  const { route, params } = routeOf(request);
  const scopes = typeof route.scopes === 'function' ? route.scopes(key) : route.scopes;
  if (!scopes.some((scope) => token.scopes.includes(scope))) {
    throw new Refusal(403, { code: 'forbidden', text: 'client has no access' });
  }
  noteUnknownParameters(request, route, desk);
  const call: Call = { ...desk, request, params, key };
  return route.answer(call);
}

function noteUnknownParameters(
  { query }: ApiRequest,
  { query: known, path }: Route,
  desk: Desk,
): void {
  // Routes that list no parameters are open: tickets take dozens.
  if (!known) return;
  for (const name of query.keys()) {
    if (!known.includes(name))
      desk.noteViolation('unknown-parameter', `${path} has no parameter ${name}`);
  }
}

function routeOf({ method, path }: ApiRequest): { route: Route; params: Record<string, string> } {
  const here = ROUTES.flatMap((route) => {
    const params = match(route.path, path);
    return params ? [{ route, params }] : [];
  });
  const found = here.find(({ route }) => route.method === method);
  if (found) return found;
  if (method === 'DELETE') {
    throw new Refusal(404, { code: 'not_found', text: 'No such call', rule: 'destructive-call' });
  }
  const wrong = here.length > 0;
  throw new Refusal(wrong ? 405 : 404, {
    code: wrong ? 'method_not_allowed' : 'not_found',
    text: wrong ? `${method} is not allowed` : 'No such call',
    rule: wrong ? 'wrong-method' : 'unknown-path',
  });
}

/** The parameters of a path that fits the pattern, segment by segment. */
function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const segment = given[at] ?? '';
    if (!part.startsWith(':')) {
      if (part !== segment) return undefined;
    } else {
      params[part.slice(1)] = segment;
    }
  }
  return params;
}
