import type { World } from '../sandbox/world/world.ts';
import type { DeviceKind as SandboxKind } from '../sandbox/world/records.ts';
import { count, type Bench } from './bench.ts';
import { bundle } from './browser-bundle.ts';
import type * as DeviceStore from './in-browser/device-store.ts';
import { LARGE } from './large-world.ts';
import { onStage, type Stage } from './stage.ts';

declare const deviceStore: typeof DeviceStore;

const REPETITIONS = 5;

/**
 * How long the product's own sync takes to store all devices when it gets each page at once (first list of every
 * company: rows, indexes, numbers and checkpoints), against bare puts of the very same rows, under the same key and the
 * same indexes, 500 a transaction and with relaxed durability too. Both in a page of the extension in the same browser,
 * page by page by turns, each time into empty databases.
 */
export const storingDevices: Bench = {
  name: 'storing-devices',
  run: () =>
    onStage({ size: LARGE }, async (stage) => {
      await load(stage, await bundle('device-store.ts', 'deviceStore'));
      const { page, sandbox } = stage;
      const rows = await page.evaluate(
        async (json) => deviceStore.prepare(json),
        JSON.stringify(inputOf(sandbox.world)),
      );
      const turns: DeviceStore.Times[] = [];
      for (let turn = 0; turn < REPETITIONS; turn += 1) {
        turns.push(await page.evaluate(() => deviceStore.race()));
      }
      const byRatio = turns.toSorted((one, other) => ratioOf(one) - ratioOf(other));
      const [least, middle, most] = [0, Math.floor(REPETITIONS / 2), -1].map((at) =>
        byRatio.at(at),
      );
      if (!least || !middle || !most) throw new Error('Nothing was measured.');
      const perSecond = (ms: number) => count(Math.round(rows / (ms / 1_000)));
      return {
        measures: [
          {
            what: 'Time to store devices ÷ bare put of the same rows',
            value: ratioOf(middle),
            budget: 1.3,
            numbers: `${count(rows)} rows, ${perSecond(middle.productMs)} and ${perSecond(middle.bareMs)} a second; median of ${REPETITIONS}, ${ratioOf(least).toFixed(2)} to ${ratioOf(most).toFixed(2)}`,
          },
        ],
        details: { rows, turns },
      };
    }),
};

const ratioOf = ({ productMs, bareMs }: DeviceStore.Times): number => productMs / bareMs;

/** By way of the debugger: the page's own policy lets no other script in. */
async function load({ page }: Stage, script: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: script });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
  await session.detach();
}

const KINDS: Readonly<Record<SandboxKind, string>> = {
  desktop: 'desktop',
  laptop: 'laptop',
  server: 'server',
  'virtual-machine': 'virtual-machine',
  'hyper-v-host': 'hypervisor-host',
  'esxi-host': 'hypervisor-host',
  network: 'network-device',
  cloud: 'cloud',
  mobile: 'mobile',
};

/** The sandbox's world in the product's own words, as its reader would give it. */
const inputOf = (world: World) => ({
  companies: world.companies.map(({ id, name, number }) => ({
    id,
    name,
    externalIds: [String(number)],
  })),
  devices: world.devices.map((device) => ({
    id: device.id,
    companyId: device.companyId,
    siteId: device.siteId,
    name: device.friendlyName,
    hostName: device.deviceName,
    kind: KINDS[device.kind],
    maker: device.hardware.maker,
    model: device.hardware.model,
    serialNumber: device.hardware.systemSerial,
    operatingSystem: { name: device.osName, build: device.osType },
    addresses: [device.ipAddress, device.remoteAddress],
    macAddresses: [device.macAddress],
    firstSeenAt: Date.parse(device.createdAt),
    regId: device.regId,
  })),
});
