import { until } from '../e2e/until.ts';
import type { RecordedRequest } from '../sandbox/journal.ts';
import { count, seconds, type Bench } from './bench.ts';
import { kindOf } from './request-kinds.ts';
import { ask, connect, mapAll, NO_QUOTA, onStage, syncing, type Stage } from './stage.ts';

const WINDOW_SECONDS = 30;
/** Nearly three windows' worth of requests: who does not use a window up needs a fourth. */
const WINDOWS = 2.9;

/**
 * A whole sync when so many requests are allowed in each window of time, told in headers as ConnectWise tells it. Of N
 * requests with L in a window of W seconds the last one may be sent when ⌈N ÷ L⌉ − 1 windows are over, and no sooner:
 * that time is what the quota alone enforces, and everything above it is ours, the work after that instant included.
 */
export const quotaTime: Bench = {
  name: 'quota-time',
  run: () =>
    onStage(
      {
        size: { companies: 200, sites: 250, devices: 2_000, groups: 120 },
        quota: { ...NO_QUOTA, windowSeconds: WINDOW_SECONDS },
      },
      async (stage) => {
        await connect(stage);
        await syncing(stage, () => mapAll(stage));
        const free = await fullSync(stage);

        const limit = Math.ceil(free.requests.length / WINDOWS);
        await untilNewWindow(stage);
        stage.sandbox.quota.change({ limit });
        const { requests, wallMs } = await fullSync(stage);
        const enforcedMs = (Math.ceil(requests.length / limit) - 1) * WINDOW_SECONDS * 1_000;
        return {
          measures: [
            {
              what: 'Time of a sync under a quota ÷ the time that the quota alone enforces',
              value: wallMs / enforcedMs,
              budget: 1.1,
              numbers: `${seconds(wallMs)} ÷ ${seconds(enforcedMs)}; ${count(requests.length)} requests, ${limit} in each ${WINDOW_SECONDS} s (without a quota ${seconds(free.wallMs)})`,
            },
          ],
          details: { limit, secondsOfRequests: startsOf(requests), freeMs: free.wallMs },
        };
      },
    ),
};

interface Pass {
  /** Those that the quota counts. */
  readonly requests: readonly RecordedRequest[];
  /** From the first request to the end of the run. */
  readonly wallMs: number;
}

async function fullSync(stage: Stage): Promise<Pass> {
  stage.sandbox.clearRequests();
  const { finishedAt } = await syncing(stage, () => ask(stage, 'sync.start', { kind: 'full' }));
  const requests = stage.sandbox.requests.filter(
    (request) => !['token', 'rate limits'].includes(kindOf(request)),
  );
  const begunAt = Math.min(...requests.map(({ at }) => at));
  return { requests, wallMs: finishedAt - begunAt };
}

/** Seconds from the first request to each. */
function startsOf(requests: readonly RecordedRequest[]): readonly number[] {
  const begunAt = Math.min(...requests.map(({ at }) => at));
  return requests.map(({ at }) => Math.round((at - begunAt) / 100) / 10);
}

/** The window of the requests before must not be a part of the measured one. */
async function untilNewWindow({ sandbox }: Stage): Promise<void> {
  const { clientId } = sandbox.keys.get('full');
  const { reset } = sandbox.quota.stateOf(clientId);
  await until('a new window', async () => Date.now() > reset * 1_000, {
    timeoutMs: (WINDOW_SECONDS + 5) * 1_000,
    intervalMs: 250,
  });
}
