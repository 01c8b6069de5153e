import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { connect, type ApiClient } from './api-client.ts';
import { descriptionFile as file } from './description.ts';
import { startSandbox, type Sandbox } from './sandbox.ts';
import { FIELD } from './world/field-definitions.ts';
import type { Device } from './world/records.ts';

const title = file
  ? 'the sandbox answers as ConnectWise describes'
  : 'skipped, because SHELFLIFE_OPENAPI names no file: the sandbox answers as ConnectWise describes';

let sandbox: Sandbox;
let client: ApiClient;
let ajv: Ajv;
let withoutFormats: Ajv;

/** The name of a schema and the path of an answer that must fit it. */
type Case = readonly [schema: string, path: () => string];

/** What a schema does not name is taken away, and so shows as a difference. */
const readerOf = (components: object): Ajv =>
  new Ajv({ strict: false, logger: false, removeAdditional: 'all', allErrors: true }).addSchema({
    $id: 'openapi',
    components,
  });

const schema = (name: string, reader = ajv): ValidateFunction =>
  reader.compile({ $ref: `openapi#/components/schemas/${name}` });

describe.skipIf(!file)(title, () => {
  beforeAll(async () => {
    sandbox = await startSandbox({ withoutTls: true });
    client = await connect(sandbox);
    const { components } = parse(readFileSync(file ?? '', 'utf8')) as { components: object };
    ajv = readerOf(components);
    addFormats(ajv);
    // A live tenant writes its heartbeat's times otherwise than the description says.
    withoutFormats = readerOf(components);
  });
  afterAll(() => sandbox.stop());

  const device = (): Device => {
    const [first] = sandbox.world.devices;
    if (!first) throw new Error('The world has no device');
    return first;
  };
  const P = '/api/platform';

  const records: readonly Case[] = [
    ['Companies', () => `${P}/v1/company/companies`],
    ['Company', () => `${P}/v1/company/companies/${device().companyId}`],
    ['Sites', () => `${P}/v1/company/sites`],
    ['Site', () => `${P}/v1/company/sites/${device().siteId}`],
    [
      'endpoint',
      () =>
        `${P}/v2/device/companies/${device().companyId}/sites/${device().siteId}/endpoints/${device().id}`,
    ],
    [
      'endpoint',
      () =>
        `${P}/v2/device/companies/${device().companyId}/sites/${device().siteId}/endpoints/${device().id}?field=processors,physicalMemory,users,os`,
    ],
    ['monitorResponse', () => `${P}/v2/device/hypervisors/hosts`],
    ['SystemStateCollection', () => `${P}/v2/device/endpoints/${device().id}/system-state-info`],
    ['endpointsMapping_pp', () => `${P}/v2/device/mappings/public?filter=${device().id}`],
    ['Error', () => `${P}/v2/device/endpoints/nothing/custom-fields`],
    ['error', () => `${P}/v2/device/companies/a/sites/b/endpoints/c`],
    ['error_pp', () => `${P}/v2/device/mappings/public?filter=nothing`],
    ['Message', () => `${P}/v2/device-groups/nothing/endpoints`],
    ['ResponseError', () => `${P}/v2/device/endpoints/heartbeat?resourceType=none&resources=x`],
  ];
  test.for(records)('%s', async ([name, path]) => {
    const { body } = await client.get(path());

    expectToFit(schema(name), body);
  });

  const lists: readonly Case[] = [
    ['DeviceGroup', () => `${P}/v1/device-groups`],
    ['PartnerAttributeDefinition', () => `${P}/v1/custom-field/definitions`],
    [
      'AttributeValue',
      () => `${P}/v2/device/endpoints/${device().id}/custom-fields?withDefaults=true`,
    ],
    [
      'AttributeValue',
      () =>
        `${P}/v2/device/endpoints/${device().id}/custom-fields?withDefaults=true&originType=vendor`,
    ],
  ];
  test.for(lists)('lists of %s', async ([name, path]) => {
    const { body } = await client.get(path());
    const fits = schema(name);

    for (const item of body as readonly unknown[]) expectToFit(fits, item);
  });

  test.for(['platform', 'network', 'cloud', 'all'])(
    'endpoints of the category %s',
    async (category) => {
      const fields =
        'deviceName,friendlyName,endpointType,resourceType,subResourceType,virtualType,ipAddress,macAddress,os,system';
      const { body } = await client.send(
        'POST',
        `${P}/v2/device/categories/${category}/endpoints?field=${fields}`,
        {
          resourceType: 'site',
          resources: sandbox.world.sites.slice(0, 10).map(({ id }) => id),
        },
      );

      expectToFit(schema('endpoints'), body);
    },
  );

  test('members of a group', async () => {
    for (const { id } of sandbox.world.groups) {
      const { body } = await client.get(`${P}/v2/device-groups/${id}/endpoints`);
      expect(body).toEqual(sandbox.world.membersOf(id));
    }
  });

  test('heartbeats', async () => {
    const query = `resourceType=companies&resources=${device().companyId}`;
    const { body } = await client.get(`${P}/v2/device/endpoints/heartbeat?${query}`);

    expectToFit(schema('EndpointHeartbeatResponse', withoutFormats), body);
  });

  test('what a write answers', async () => {
    const attributeId = sandbox.world.fields.named(FIELD.warranty)?.id;
    const { id } = device();
    const { body } = await client.send('PUT', `${P}/v2/device/endpoints/${id}/custom-fields`, [
      { entityId: id, attributeId, value: '2030-01-31' },
    ]);

    for (const item of body as readonly unknown[]) expectToFit(schema('AttributeValue'), item);
  });
});

/** Fits the schema, and has nothing in it that the schema does not know. */
function expectToFit(fits: ValidateFunction, answer: unknown): void {
  const pruned = structuredClone(answer);
  fits(pruned);

  expect(fits.errors).toBeNull();
  expect(pruned).toEqual(answer);
}
