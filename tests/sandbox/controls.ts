import { isRecord, isTexts } from './api/json-value.ts';
import type { FaultEffect, FaultRule } from './faults.ts';
import type { Sandbox } from './sandbox.ts';

type Body = Readonly<Record<string, unknown>>;

export interface ControlCall {
  readonly sandbox: Sandbox;
  /** What the path names, where it names something. */
  readonly id: string;
  readonly body: Body;
}

interface Control {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: RegExp;
  readonly usage: string;
  readonly run: (call: ControlCall) => unknown;
}

/** What can be done to a sandbox over HTTP; the programmatic interface can do the same and more. */
export const CONTROLS: readonly Control[] = [
  {
    method: 'GET',
    path: /^\/requests$/,
    usage: 'GET /requests: every API request that has ended',
    run: ({ sandbox }) => sandbox.requests,
  },
  {
    method: 'DELETE',
    path: /^\/requests$/,
    usage: 'DELETE /requests: forget requests and violations',
    run: ({ sandbox }) => sandbox.clearRequests(),
  },
  {
    method: 'GET',
    path: /^\/violations$/,
    usage: 'GET /violations: what a right client would not have asked',
    run: ({ sandbox }) => sandbox.violations,
  },
  {
    method: 'POST',
    path: /^\/faults$/,
    usage:
      'POST /faults {"method":"PUT","path":"custom-fields","times":1,"effect":{"kind":"not-stored"}}: see faults.ts',
    run: ({ sandbox, body }) => ({ id: sandbox.fault(faultRuleOf(body)).id }),
  },
  {
    method: 'DELETE',
    path: /^\/faults$/,
    usage: 'DELETE /faults: release and forget all',
    run: ({ sandbox }) => sandbox.clearFaults(),
  },
  {
    method: 'GET',
    path: /^\/keys$/,
    usage: 'GET /keys: API keys with their secrets',
    run: ({ sandbox }) => sandbox.keys.all,
  },
  {
    method: 'POST',
    path: /^\/keys\/([^/]+)\/regenerate$/,
    usage: 'POST /keys/<label>/regenerate: another secret; answers with it',
    run: ({ sandbox, id }) => sandbox.regenerateKey(id),
  },
  {
    method: 'POST',
    path: /^\/keys\/([^/]+)\/disable$/,
    usage: 'POST /keys/<label>/disable',
    run: ({ sandbox, id }) => sandbox.disableKey(id),
  },
  {
    method: 'POST',
    path: /^\/keys\/([^/]+)\/scopes$/,
    usage: 'POST /keys/<label>/scopes {"scopes":["platform.companies.read"]}',
    run: ({ sandbox, id, body }) => sandbox.setScopes(id, textsOf(body, 'scopes')),
  },
  {
    method: 'DELETE',
    path: /^\/tokens$/,
    usage: 'DELETE /tokens: void all tokens',
    run: ({ sandbox }) => sandbox.revokeTokens(),
  },
  {
    method: 'POST',
    path: /^\/quota$/,
    usage: 'POST /quota {"limit":5,"windowSeconds":10}',
    run: ({ sandbox, body }) => sandbox.quota.change(quotaOf(body)),
  },
  {
    method: 'GET',
    path: /^\/companies$/,
    usage: 'GET /companies: id, name, sites and number of devices',
    run: ({ sandbox: { world } }) =>
      world.companies.map(({ id, name, siteIds }) => ({
        id,
        name,
        siteIds,
        devices: world.devicesOf(id).length,
      })),
  },
  {
    method: 'DELETE',
    path: /^\/companies\/([^/]+)$/,
    usage: 'DELETE /companies/<id>: off-board a customer',
    run: ({ sandbox, id }) => sandbox.world.withdrawCompany(id),
  },
  {
    method: 'GET',
    path: /^\/devices$/,
    usage: 'GET /devices: every device of the world',
    run: ({ sandbox }) => sandbox.world.devices,
  },
  {
    method: 'POST',
    path: /^\/devices$/,
    usage: 'POST /devices {"siteId":"…","friendlyName":"…","serialNumber":"…"}: add one',
    run: ({ sandbox, body }) =>
      sandbox.world.addDevice({
        siteId: textOf(body, 'siteId'),
        ...(body['friendlyName'] !== undefined && { friendlyName: textOf(body, 'friendlyName') }),
        ...(body['serialNumber'] !== undefined && { serialNumber: textOf(body, 'serialNumber') }),
      }),
  },
  {
    method: 'POST',
    path: /^\/devices\/([^/]+)\/name$/,
    usage: 'POST /devices/<id>/name {"friendlyName":"…"}',
    run: ({ sandbox, id, body }) => sandbox.world.renameDevice(id, textOf(body, 'friendlyName')),
  },
  {
    method: 'DELETE',
    path: /^\/devices\/([^/]+)$/,
    usage: 'DELETE /devices/<id>: its agent is gone',
    run: ({ sandbox, id }) => sandbox.world.fleet.remove(id),
  },
  {
    method: 'GET',
    path: /^\/groups$/,
    usage: 'GET /groups: every group with its number of devices',
    run: ({ sandbox: { world } }) =>
      world.groups.map((group) => ({ ...group, members: world.membersOf(group.id)?.length })),
  },
  {
    method: 'POST',
    path: /^\/groups$/,
    usage: 'POST /groups {"name":"…"}: add an empty one, chosen by hand',
    run: ({ sandbox, body }) => sandbox.world.deviceGroups.add({ name: textOf(body, 'name') }),
  },
  {
    method: 'DELETE',
    path: /^\/groups\/([^/]+)$/,
    usage: 'DELETE /groups/<id>',
    run: ({ sandbox, id }) => sandbox.world.deviceGroups.remove(id),
  },
  {
    method: 'POST',
    path: /^\/groups\/([^/]+)\/members$/,
    usage: 'POST /groups/<id>/members {"put":"<device id>"} or {"take":"<device id>"}',
    run: ({ sandbox: { world }, id, body }) => {
      if (body['put'] !== undefined) world.deviceGroups.put(id, textOf(body, 'put'));
      if (body['take'] !== undefined) world.deviceGroups.take(id, textOf(body, 'take'));
    },
  },
  {
    method: 'POST',
    path: /^\/groups\/([^/]+)\/touch$/,
    usage: 'POST /groups/<id>/touch: its definition has changed just now',
    run: ({ sandbox, id }) => sandbox.world.deviceGroups.touch(id),
  },
  {
    method: 'POST',
    path: /^\/devices\/([^/]+)\/field$/,
    usage:
      'POST /devices/<id>/field {"name":"Warranty Expiry Date","value":"2030-01-31","by":"tech.north"}: somebody else edits',
    run: ({ sandbox, id, body }) =>
      sandbox.world.setFieldValue(id, textOf(body, 'name'), {
        value: textOf(body, 'value'),
        by: textOf(body, 'by'),
      }),
  },
];

function textOf(body: Body, name: string): string {
  const value = body[name];
  if (typeof value !== 'string') throw new Error(`${name} must be a text`);
  return value;
}

function textsOf(body: Body, name: string): readonly string[] {
  const value = body[name];
  if (!isTexts(value)) throw new Error(`${name} must be a list of texts`);
  return value;
}

function quotaOf({ limit, windowSeconds }: Body): { limit?: number; windowSeconds?: number } {
  return {
    ...(typeof limit === 'number' && { limit }),
    ...(typeof windowSeconds === 'number' && { windowSeconds }),
  };
}

/** `times: 0` stands for all, because JSON has no infinity. */
function faultRuleOf(body: Body): FaultRule {
  const { times, after, effect } = body;
  if (!isRecord(effect) || typeof effect['kind'] !== 'string')
    throw new Error('effect needs a kind');
  return {
    // The kinds are checked where they are met: an unknown one does nothing.
    effect: effect as unknown as FaultEffect,
    ...(body['method'] !== undefined && { method: textOf(body, 'method') }),
    ...(body['path'] !== undefined && { path: textOf(body, 'path') }),
    ...(typeof times === 'number' && { times: times === 0 ? Infinity : times }),
    ...(typeof after === 'number' && { after }),
  };
}
