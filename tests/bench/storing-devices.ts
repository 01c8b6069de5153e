import { count, type Bench } from './bench.ts';
import { bundle, load } from '../fixtures/large-fleet/browser-bundle.ts';
import { fleetInput } from '../fixtures/large-fleet/fleet-input.ts';
import type * as DeviceStore from './in-browser/device-store.ts';
import { LARGE } from '../fixtures/large-fleet/large-world.ts';
import { onStage } from './stage.ts';

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
      await load(stage.page, await bundle('tests/bench/in-browser/device-store.ts', 'deviceStore'));
      const { page, sandbox } = stage;
      const rows = await page.evaluate(
        async (json) => deviceStore.prepare(json),
        JSON.stringify(fleetInput(sandbox.world)),
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
