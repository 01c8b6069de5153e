import { Ajv, type AnySchema } from 'ajv';
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { companyId, deviceId, fieldId, interactive, background, rigFor } from './rig';
import { COMPANIES, given, LIST, SITES, startStub, TOKEN, type Seen } from './stub';

/** ConnectWise's own description of the API is not part of this repository: name the file to check against it. */
const file = process.env['SHELFLIFE_OPENAPI'];
const isThere = file !== undefined && existsSync(file);
const title = isThere
  ? 'every request is one that ConnectWise describes'
  : 'skipped, because SHELFLIFE_OPENAPI names no file: every request is one that ConnectWise describes';

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

const C1 = companyId();
const D1 = deviceId();
const F1 = fieldId();

/** In use by tenants, and absent from version 2.2.8 of the description. */
const undescribed = [
  `GET /api/platform/v1/device/endpoints`,
  `GET /api/platform/v1/device/endpoints/${D1}`,
  `GET /api/platform/v1/device/endpoints/${D1}/custom-fields`,
  `PUT /api/platform/v1/device/endpoints/${D1}/custom-fields`,
];

/** Everything that the client can be asked to do, against a tenant as documented and one that differs. */
async function everyRequest(): Promise<readonly Seen[]> {
  const fields = `/api/platform/v2/device/endpoints/${D1}/custom-fields`;
  const device = { companyID: C1, siteID: 's1', endpoints: [{ endpointID: D1 }] };
  const created = { id: F1, name: 'Purchase Date', attributeType: 'string' };
  const documented = {
    [TOKEN]: given(),
    [COMPANIES]: { json: [{ id: C1, name: 'Contoso' }] },
    [SITES]: { json: [] },
    [LIST]: ({ query }: Seen) => ({
      json: { platform: [device] },
      headers: query.has('cursor') ? {} : { link: '<?cursor=1>; rel="next"' },
    }),
    [`GET ${fields}`]: { json: [] },
    [`PUT ${fields}`]: { json: [] },
    'POST /api/platform/v1/custom-field/definitions': { status: 201, json: created },
    'GET /api/platform/v1/custom-field/definitions': { json: [created] },
    'GET /api/platform/v1/device-groups': { json: [] },
  };
  const stub = await startStub(documented);
  const rig = rigFor(stub.origin);
  const list = (cursor?: string) =>
    rig.asio.listDevices({ companyIds: [C1], cursor }, background());
  const work: readonly (() => Promise<unknown>)[] = [
    () => rig.asio.provePermissions(interactive()),
    async () => list((await list()).next),
    () => rig.asio.findDevices([D1], interactive()),
    () => rig.asio.otherIds(['private-id'], interactive()),
    () => rig.asio.createField('Purchase Date', interactive()),
    () => rig.asio.readFields(D1, [F1], interactive()),
    () => rig.asio.fieldsOfDevice(D1, interactive()),
    () => rig.asio.writeFields(D1, new Map([[F1, '2026-05-16']]), interactive()),
  ];
  for (const refused of [undefined, { status: 400 }, { status: 405 }]) {
    if (refused) {
      stub.change({ [LIST]: refused, [`GET ${fields}`]: refused, [`PUT ${fields}`]: refused });
    }
    // What a tenant answers is another test's matter.
    for (const one of work) await one().catch(() => undefined);
  }
  return stub.seen;
}

describe.skipIf(!isThere)(title, () => {
  let description: Description;
  const ajv = new Ajv({ strict: false, logger: false, validateFormats: false });

  beforeAll(() => {
    description = parse(readFileSync(file ?? '', 'utf8')) as Description;
    ajv.addSchema({ $id: 'openapi', components: description.components });
  });

  const partOf = <Part>(parts: Readonly<Record<string, Part>>, ref: string): Part | undefined =>
    parts[ref.split('/').at(-1) ?? ''];

  function operationOf({ method, path }: Seen): Operation | undefined {
    const templates = Object.keys(description.paths).filter((template) =>
      new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
    );
    // A literal path goes before one with parameters.
    const [best = ''] = templates.toSorted(
      (one, other) => one.split('{').length - other.split('{').length,
    );
    return description.paths[best]?.[method.toLowerCase()];
  }

  function queryNamesOf({ parameters = [] }: Operation): readonly (string | undefined)[] {
    return parameters
      .map((parameter) =>
        parameter.$ref ? partOf(description.components.parameters, parameter.$ref) : parameter,
      )
      .filter((parameter) => parameter?.in === 'query')
      .map((parameter) => parameter?.name);
  }

  function bodyFaults({ requestBody }: Operation, body: unknown): unknown {
    const described = requestBody?.$ref
      ? partOf(description.components.requestBodies, requestBody.$ref)
      : requestBody;
    const schema = described?.content?.['application/json']?.schema;
    if (!schema) return body === undefined ? null : 'no body is described';
    const absolute = JSON.parse(
      JSON.stringify(schema).replaceAll('"#/', '"openapi#/'),
    ) as AnySchema;
    const fits = ajv.compile(absolute);
    return fits(body) ? null : fits.errors;
  }

  test('with its method, path, query parameters and body', async () => {
    const seen = await everyRequest();
    const faults = seen
      .filter(({ method, path }) => !undescribed.includes(`${method} ${path}`))
      .flatMap((request) => {
        const name = `${request.method} ${request.path}`;
        const operation = operationOf(request);
        if (!operation) return [`${name}: not described`];
        const known = queryNamesOf(operation);
        const unknown = [...request.query.keys()].filter((key) => !known.includes(key));
        const body = bodyFaults(operation, request.body);
        return [
          ...unknown.map((key) => `${name}: query parameter ${key}`),
          ...(body ? [`${name}: ${JSON.stringify(body)}`] : []),
        ];
      });
    expect(faults).toEqual([]);
  });

  test('and the client made every kind of request that it can', async () => {
    const seen = await everyRequest();
    const kinds = new Set(
      seen.map(({ method, path }) => `${method} ${path.replaceAll(/[0-9a-f-]{36}/g, ':id')}`),
    );
    expect([...kinds].toSorted()).toEqual([
      'GET /api/platform/v1/company/companies',
      'GET /api/platform/v1/company/sites',
      'GET /api/platform/v1/custom-field/definitions',
      'GET /api/platform/v1/device-groups',
      'GET /api/platform/v1/device/endpoints',
      'GET /api/platform/v1/device/endpoints/:id',
      'GET /api/platform/v1/device/endpoints/:id/custom-fields',
      'GET /api/platform/v2/device/endpoints/:id/custom-fields',
      'GET /api/platform/v2/device/mappings/private',
      'GET /api/platform/v2/device/mappings/public',
      'GET /v1/rate_limits',
      'POST /api/platform/v1/custom-field/definitions',
      'POST /api/platform/v2/device/categories/all/endpoints',
      'POST /api/platform/v2/device/categories/platform/endpoints',
      'POST /v1/token',
      'PUT /api/platform/v1/device/endpoints/:id/custom-fields',
      'PUT /api/platform/v2/device/endpoints/:id/custom-fields',
    ]);
  });
});
