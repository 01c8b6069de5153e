import { describe, expect, test } from 'vitest';
import { background, rigFor } from './rig';
import { startStub, type Answered } from './stub';

const HOSTS = 'GET /api/platform/v2/device/hypervisors/hosts';

async function read(answered: Answered) {
  const stub = await startStub({ [HOSTS]: answered });
  return rigFor(stub.origin).asio.listHypervisorHosts(background());
}

const watch = (more: object): object => ({
  clientId: 'C1',
  siteId: 'S1',
  endpointId: 'E0',
  ipAddress: '10.0.0.9',
  type: 'ESXi',
  ...more,
});

const host = (number: number, more: object = {}): object => ({
  name: `esx${number}`,
  hostIp: `10.0.1.${number}`,
  endpointId: `E${number}`,
  status: 'SUCCESS',
  ...more,
});

describe('hosts of virtual machines', () => {
  test('of a vCenter are each a device of its own', async () => {
    const center = watch({
      type: 'VCenter',
      hosts: [host(1), host(2, { status: 'IN-PROGRESS' }), host(3, { status: 'ODD', hostIp: '' })],
    });
    const { items, setAside } = await read({ json: [center] });
    expect(setAside).toBe(0);
    expect(items).toEqual([
      {
        deviceId: 'e1',
        companyId: 'c1',
        siteId: 's1',
        name: 'esx1',
        hypervisor: { platform: 'VCenter', address: '10.0.1.1', status: 'success' },
      },
      expect.objectContaining({
        deviceId: 'e2',
        hypervisor: { platform: 'VCenter', address: '10.0.1.2', status: 'in-progress' },
      }),
      expect.objectContaining({ deviceId: 'e3', hypervisor: { platform: 'VCenter' } }),
    ]);
  });

  test.for([
    ['without an id of its own', [host(1, { endpointId: '' })], 'esx1'],
    ['that nothing else is told of', [], '10.0.0.9'],
    ['that is odd', [null], '10.0.0.9'],
  ] as const)('a single one %s has the id of its record', async ([, hosts, name]) => {
    const { items } = await read({ json: [watch({ hosts })] });
    expect(items).toMatchObject([{ deviceId: 'e0', name }]);
  });

  test('without a usable id are left out, odd ones counted: the id of a vCenter is none of theirs', async () => {
    const zeros = '00000000-0000-0000-0000-000000000000';
    const hosts = [host(1, { endpointId: '' }), host(2, { endpointId: zeros }), 'odd', host(3)];
    const center = watch({ type: 'VCenter', hosts });
    const empty = watch({ type: 'VCenter', hosts: [] });
    const nobodys = watch({ clientId: '', hosts: [host(4)] });
    const alone = watch({ type: 'vCenter', hosts: [host(5, { endpointId: '' })] });
    const { items, setAside } = await read({ json: [center, empty, alone, nobodys, null] });
    expect(items.map(({ deviceId }) => deviceId)).toEqual(['e3']);
    expect(setAside).toBe(3);
  });

  test('that are told twice are one', async () => {
    const { items } = await read({
      json: [watch({ hosts: [host(1)] }), watch({ hosts: [host(1)] })],
    });
    expect(items).toHaveLength(1);
  });

  test('may be none', async () => {
    const answered = { status: 404, json: { error: { code: 'x', description: 'none' } } };
    await expect(read(answered)).resolves.toEqual({ items: [], setAside: 0 });
  });
});
