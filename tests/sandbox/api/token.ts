import type { ApiKey, KeyRing } from '../keys.ts';
import type { Tokens } from '../tokens.ts';
import { isJson, json, type ApiAnswer, type ApiRequest } from './exchange.ts';
import { isRecord } from './json-value.ts';
import type { Rule } from './refusal.ts';

interface TokenDesk {
  readonly keys: KeyRing;
  readonly tokens: Tokens;
  readonly noteViolation: (rule: Rule, text: string) => void;
}

interface Grant {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string | undefined;
}

const oauthError = (status: number, error: string, description: string): ApiAnswer =>
  json(status, { error, error_description: description });

/** `POST /v1/token`: client credentials in a JSON body, and nothing else (asio/api.md, section 1.3). */
export function answerToken(
  request: ApiRequest,
  desk: TokenDesk,
): ApiAnswer & { readonly clientId?: string } {
  const grant = grantOf(request);
  if (typeof grant === 'string') {
    desk.noteViolation(isJson(request) ? 'token-body' : 'json-body', grant);
    return oauthError(400, 'invalid_request', grant);
  }
  const key = desk.keys.withClientId(grant.clientId);
  if (!key?.enabled || key.clientSecret !== grant.clientSecret || key.region !== request.region) {
    return oauthError(401, 'invalid_client', 'Client authentication failed');
  }
  return { ...mintFor(key, grant, desk), clientId: key.clientId };
}

function mintFor(key: ApiKey, { scope }: Grant, { tokens, noteViolation }: TokenDesk): ApiAnswer {
  const asked = scope?.split(' ').filter(Boolean) ?? [];
  const lacking = asked.filter((name) => !key.scopes.includes(name));
  const { namesScopes, scopeOptional, lifetimeSeconds } = tokens.rules;
  if (lacking.length > 0 || (asked.length === 0 && !scopeOptional)) {
    const what = namesScopes && lacking.length > 0 ? lacking.join(' ') : 'this';
    return oauthError(400, 'invalid_scope', `The client is not allowed to request ${what}`);
  }
  const token = tokens.mint(key, asked.length > 0 ? asked : key.scopes);
  if (!token) {
    noteViolation('token-minted-again', `${key.label} has a token that was made just now`);
    return json(423, {
      error: 'locked',
      error_description: 'A token for this client is already active',
    });
  }
  return json(200, {
    access_token: token.text,
    scope: token.scopes.join(' '),
    token_type: 'Bearer',
    expires_in: lifetimeSeconds,
  });
}

/** What is asked for, or what is wrong with the request. */
function grantOf(request: ApiRequest): Grant | string {
  if (!isJson(request)) return 'The body must be application/json';
  let body: unknown;
  try {
    body = JSON.parse(request.body);
  } catch {
    return 'The body is not JSON';
  }
  if (!isRecord(body)) return 'The body must be an object';
  const { grant_type: grantType, client_id: clientId, client_secret: clientSecret, scope } = body;
  if (grantType !== 'client_credentials') return 'grant_type must be client_credentials';
  if (typeof clientId !== 'string' || typeof clientSecret !== 'string') {
    return 'client_id and client_secret must be texts';
  }
  if (scope !== undefined && typeof scope !== 'string')
    return 'scope must be one text, separated by spaces';
  return { clientId, clientSecret, scope };
}
