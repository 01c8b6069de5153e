import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../e2e/until.ts';
import { count, type Bench } from './bench.ts';
import { countKinds, type RequestCounts } from './request-kinds.ts';
import { drawFrom } from '../sandbox/world/random.ts';
import { ask, mapAll, onStage, saveKey, syncing, untilQuiet, type Stage } from './stage.ts';
import { differences, storedRows, type StoredRows } from './stored-rows.ts';

const KILLS = 20;
const SEED = 'killed sync';
/** As long as an answer takes, so that a kill meets as many requests on their way as commits. */
const ANSWER_MS = 60;
const LONGEST_PAUSE_MS = 90;

/**
 * The same first sync twice, one left alone and one whose worker is stopped twenty times, wherever it stands: one kill
 * in each twentieth of its requests, at a moment drawn by lot. A kill may cost the request that was on its way, and
 * nothing in the store may tell the two apart.
 */
export const killedSync: Bench = {
  name: 'killed-sync',
  async run() {
    const quiet = await firstSync();
    const afterKills = await firstSync(quiet.runs);
    const odd = differences(quiet.rows, afterKills.rows);
    const more = afterKills.requests - quiet.requests;
    const rows = [...quiet.rows.values()].reduce((sum, some) => sum + some.length, 0);
    return {
      measures: [
        {
          what: 'More requests for each kill of the worker',
          value: more / KILLS,
          budget: 1,
          numbers: `${KILLS} kills; ${count(afterKills.requests)} requests, ${count(quiet.requests)} without`,
        },
        {
          what: 'Rows of the store that differ after the kills',
          value: odd.length,
          budget: 0,
          numbers: `of ${count(rows)}`,
        },
      ],
      details: { quiet: quiet.kinds, killed: afterKills.kinds, differences: odd.slice(0, 20) },
    };
  },
};

interface Pass {
  readonly rows: StoredRows;
  /** All that followed the stored credentials. */
  readonly requests: number;
  /** Of these the run of the lists and the run of the devices. */
  readonly runs: readonly [number, number];
  readonly kinds: RequestCounts;
}

/** With the runs of a pass that was left alone: the same, killed. */
const firstSync = (alone?: Pass['runs']): Promise<Pass> =>
  onStage({ size: { companies: 100, sites: 130, devices: 6_000, groups: 20 } }, async (stage) => {
    const { requests } = stage.sandbox;
    stage.sandbox.fault({ times: Infinity, effect: { kind: 'delay', ms: ANSWER_MS } });
    const [inLists, inDevices] = alone ? killsFor(alone) : [[], []];

    let saved = 0;
    await killed(stage, inLists, async () => {
      await saveKey(stage);
      saved = requests.length;
    });
    const lists = requests.length - saved;
    // The search for the date fields follows; a mapping would cut it short at one moment or another.
    await untilQuiet(stage);
    const found = requests.length;
    await killed(stage, inDevices, () => mapAll(stage));
    const devices = requests.length - found;
    await untilQuiet(stage);
    return {
      rows: await storedRows(stage),
      requests: requests.length - saved,
      runs: [lists, devices],
      kinds: countKinds(requests),
    };
  });

interface Kill {
  /** Comes when so many requests of its run have been answered, … */
  readonly after: number;
  /** … and so many milliseconds more. */
  readonly pauseMs: number;
}

/** One in each twentieth of both runs together, each run with its own. */
function killsFor([lists, devices]: Pass['runs']): readonly [readonly Kill[], readonly Kill[]] {
  const draw = drawFrom(SEED);
  const all = Array.from({ length: KILLS }, (_, at) => ({
    after: Math.floor(((at + draw.next()) * (lists + devices - 2)) / KILLS),
    pauseMs: draw.between(0, LONGEST_PAUSE_MS),
  }));
  const isInLists = ({ after }: Kill) => after < lists - 2;
  return [
    all.filter(isInLists),
    all
      .filter((one) => !isInLists(one))
      .map((one) => ({ ...one, after: Math.max(0, one.after - lists) })),
  ];
}

/** Syncs, and kills the worker meanwhile; somebody opens the popup after each kill, which wakes it. */
async function killed(
  stage: Stage,
  kills: readonly Kill[],
  begin: () => Promise<void>,
): Promise<void> {
  const { requests } = stage.sandbox;
  let from = Infinity;
  const run = syncing(stage, async () => {
    await begin();
    from = requests.length;
  });
  let isOver = false;
  const ended = run.finally(() => (isOver = true));
  // Thrown where it is waited for.
  ended.catch(() => {});
  for (const { after, pauseMs } of kills) {
    await until('the next kill', async () => isOver || requests.length >= from + after, {
      timeoutMs: 60_000,
      intervalMs: 5,
    });
    await pause(pauseMs);
    if (isOver) {
      await ended;
      throw new Error(`The sync was over before the kill after request ${after}.`);
    }
    await stage.shelflife.killWorker();
    await ask(stage, 'status.get', null);
  }
  await ended;
}
