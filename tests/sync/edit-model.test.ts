import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { test } from 'vitest';
import { checkEnd } from '../fixtures/edit-model/checks';
import { createPlay, endPlay } from '../fixtures/edit-model/play';
import { steps } from '../fixtures/edit-model/steps';

/** Set the variable to look for rarer courses of events. */
const RUNS = Number(process.env['EDIT_MODEL_RUNS'] ?? 2_000);

test(
  'whatever two technicians save, undo and change in bulk, cut off, offline, refused or crossed by others, nothing is lost, doubled or overwritten unseen',
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (happened) => {
        const play = await createPlay();
        for (const { run, who } of happened) await run(play, play.people[who]);
        await endPlay(play);
        await checkEnd(play);
        for (const { world } of play.people) world.db.close();
      }),
      { numRuns: RUNS },
    );
  },
  RUNS * 100,
);
