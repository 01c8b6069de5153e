import type { RecordedRequest } from '../sandbox/journal.ts';
import type { World } from '../sandbox/world/world.ts';
import { median, megabytes, type Bench } from './bench.ts';
import { LARGE } from '../fixtures/large-fleet/large-world.ts';
import { companiesIn, kindOf } from './request-kinds.ts';
import { connect, mapAll, onStage, syncing, type Stage } from './stage.ts';
import { attachHeapMeter, type Heap, type HeapMeter } from './worker-heap.ts';

const DEVICES_A_PAGE = 500;
/** How many pages in a row are looked at; buffers of the network come and go from one to the next. */
const PAGES = 9;

/** Where the worker is looked at, in devices stored by then. */
const PLACES = [5_000, 20_000, 35_000, LARGE.devices - PAGES * DEVICES_A_PAGE] as const;

/** Rows kept back would make it ten times as much; what is compiled later on, and the network's buffers, need some room. */
const FLAT = 1.2;

interface Sample extends Heap {
  readonly devices: number;
}

/**
 * What the worker holds, after all garbage is collected, while it waits for a page: the median of some pages after the
 * 5,000th device, against that of as many before the 50,000th. The sandbox holds each page back meanwhile, so that
 * all moments of the sync are alike.
 */
export const workerMemory: Bench = {
  name: 'worker-memory',
  run: () =>
    onStage({ size: LARGE }, async (stage) => {
      await connect(stage);
      const meter = await attachHeapMeter(stage);
      const [samples] = await Promise.all([
        sampled(stage, meter),
        syncing(stage, () => mapAll(stage)),
      ]);
      const early = median(samples.slice(0, PAGES).map(bytesIn));
      const late = median(samples.slice(-PAGES).map(bytesIn));
      const most = Math.max(...samples.map(bytesIn));
      return {
        measures: [
          {
            what: 'Worker memory before the 50,000th device ÷ after the 5,000th',
            value: late / early,
            budget: FLAT,
            numbers: `${megabytes(late)} ÷ ${megabytes(early)}, at most ${megabytes(most)}; medians of ${PAGES} pages, garbage collected`,
          },
        ],
        details: { samples, afterTheSync: await meter.read() },
      };
    }),
};

const bytesIn = ({ objects, others }: Heap): number => objects + others;

/** Holds back each page of devices in turn, and looks where it is time to. */
async function sampled({ sandbox }: Stage, meter: HeapMeter): Promise<readonly Sample[]> {
  const { world } = sandbox;
  const samples: Sample[] = [];
  for (let arrived = 0; arrived < world.fleet.count;) {
    const page = sandbox.nextRequest((request) => kindOf(request) === 'pages of devices');
    const held = sandbox.fault({ path: '/categories/', effect: { kind: 'hold-answer' } });
    await held.reached;
    const due = PLACES.filter((place) => place <= arrived).length * PAGES;
    if (samples.length < due) samples.push({ devices: arrived, ...(await meter.read()) });
    held.release();
    arrived += devicesIn(world, await page);
  }
  return samples;
}

function devicesIn(world: World, request: RecordedRequest): number {
  const inAll = companiesIn(request).reduce((sum, id) => sum + world.devicesOf(id).length, 0);
  const cursor = Number(new URLSearchParams(request.query).get('cursor') ?? 0);
  return Math.max(0, Math.min(DEVICES_A_PAGE, inAll - cursor));
}
