import { isJson, type ApiRequest } from './exchange.ts';
import { badRequest } from './refusal.ts';

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '');

/** The parsed body of a call that must carry JSON and say so. */
export function jsonBodyOf(request: ApiRequest): unknown {
  if (!isJson(request)) throw badRequest('json-body', 'Content-Type must be application/json');
  try {
    const body: unknown = JSON.parse(request.body);
    return body;
  } catch {
    throw badRequest('json-body', 'The body is not JSON');
  }
}
