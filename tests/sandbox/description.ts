import { Ajv, type AnySchema } from 'ajv';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { RecordedRequest } from './journal.ts';

interface Parameter {
  readonly $ref?: string;
  readonly name?: string;
  readonly in?: string;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly $ref?: string; readonly content?: Content };
}

interface Content {
  readonly 'application/json'?: { readonly schema?: AnySchema };
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | undefined>>>>;
  readonly components: {
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly requestBodies: Readonly<Record<string, { readonly content?: Content }>>;
  };
}

/** A request as it arrived. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Parsed; `undefined` where none came. */
  readonly body: unknown;
}

/** In use by tenants, and absent from version 2.2.8 of the description. */
const UNDESCRIBED = [
  /^GET \/api\/platform\/v1\/device\/endpoints$/,
  /^GET \/api\/platform\/v1\/device\/endpoints\/[^/]+$/,
  /^(GET|PUT) \/api\/platform\/v1\/device\/endpoints\/[^/]+\/custom-fields$/,
];

/**
 * ConnectWise's own description of the API. It is not part of this repository: `SHELFLIFE_OPENAPI` names the file;
 * `undefined` where it names none.
 */
export const descriptionFile = ((): string | undefined => {
  const file = process.env['SHELFLIFE_OPENAPI'];
  return file !== undefined && existsSync(file) ? file : undefined;
})();

/** Makes the function that tells what of these requests the description does not know. */
export function readDescription(file: string): (requests: readonly SentRequest[]) => string[] {
  const { paths, components } = parse(readFileSync(file, 'utf8')) as Description;
  const ajv = new Ajv({ strict: false, logger: false, validateFormats: false });
  ajv.addSchema({ $id: 'openapi', components });

  const partOf = <Part>(parts: Readonly<Record<string, Part>>, ref: string): Part | undefined =>
    parts[ref.split('/').at(-1) ?? ''];

  function operationOf({ method, path }: SentRequest): Operation | undefined {
    const templates = Object.keys(paths).filter((template) =>
      new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
    );
    // A literal path goes before one with parameters.
    const [best = ''] = templates.toSorted(
      (one, other) => one.split('{').length - other.split('{').length,
    );
    return paths[best]?.[method.toLowerCase()];
  }

  const queryNamesOf = ({ parameters = [] }: Operation): readonly (string | undefined)[] =>
    parameters
      .map(({ $ref, ...own }) => ($ref ? partOf(components.parameters, $ref) : own))
      .filter((parameter) => parameter?.in === 'query')
      .map((parameter) => parameter?.name);

  function bodyFaults({ requestBody }: Operation, body: unknown): unknown {
    const described = requestBody?.$ref
      ? partOf(components.requestBodies, requestBody.$ref)
      : requestBody;
    const schema = described?.content?.['application/json']?.schema;
    if (!schema) return body === undefined ? null : 'no body is described';
    const text = JSON.stringify(schema).replaceAll('"#/', '"openapi#/');
    const fits = ajv.compile(JSON.parse(text) as AnySchema);
    return fits(body) ? null : fits.errors;
  }

  function faultsOf(request: SentRequest): readonly string[] {
    const name = `${request.method} ${request.path}`;
    if (UNDESCRIBED.some((known) => known.test(name))) return [];
    const operation = operationOf(request);
    if (!operation) return [`${name}: not described`];
    const known = queryNamesOf(operation);
    const unknown = [...request.query.keys()].filter((key) => !known.includes(key));
    const body = bodyFaults(operation, request.body);
    return [
      ...unknown.map((key) => `${name}: query parameter ${key}`),
      ...(body ? [`${name}: ${JSON.stringify(body)}`] : []),
    ];
  }

  return (requests) => [...new Set(requests.flatMap(faultsOf))];
}

/** What the sandbox saw, to be held against the description. */
export const sentOf = (requests: readonly RecordedRequest[]): readonly SentRequest[] =>
  requests.map(({ method, path, query, body }) => ({
    method,
    path,
    query: new URLSearchParams(query),
    body: body === '' ? undefined : (JSON.parse(body) as unknown),
  }));

/** Kinds of requests, with ids left out, each once. */
export const kindsOf = (
  requests: readonly Pick<SentRequest, 'method' | 'path'>[],
): readonly string[] => {
  const names = requests.map(
    ({ method, path }) =>
      `${method} ${path.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ':id')}`,
  );
  return [...new Set(names)].toSorted();
};
