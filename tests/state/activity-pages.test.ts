import { beforeEach, describe, expect, test } from 'vitest';
import type { ActivityView } from '@/lib/domain/activity';
import type { Send } from '@/lib/messages/send';
import { allLines, createLookBack } from '@/lib/state/activity-pages';
import { createFakeWorker } from '../components/fake-worker';
import { edit } from '../components/make';

/** Lines 1 to 100,000 of a history; the worker looks through so many of them for one answer. */
const LOOKED_AT = 5_000;
let newest: number;
let fitting: readonly ActivityView[];
let asked: (number | undefined)[];

const { send }: { readonly send: Send } = createFakeWorker({
  'activity.list': ({ before = newest + 1, limit }) => {
    asked.push(before > newest ? undefined : before);
    const end = Math.max(1, before - LOOKED_AT);
    const fits = ({ number }: ActivityView) => number < before && number >= end;
    const rows = fitting.filter(fits).slice(0, limit);
    return end > 1 ? { rows, more: true, next: end } : { rows, more: false };
  },
});

const nothing = () => undefined;

beforeEach(() => {
  newest = 100_000;
  fitting = [];
  asked = [];
});

describe('looking back for lines that fit', () => {
  test('goes on by itself over what has none, and says so', async () => {
    fitting = [edit(61_000)];
    let looks = 0;
    const { rows, more } = await createLookBack(send, {}).newest(1, () => (looks += 1));
    expect(rows.map(({ number }) => number)).toEqual([61_000]);
    expect([more, looks, asked.length]).toEqual([true, 7, 8]);
  });

  test('gives up after a while, and goes on when it is told to', async () => {
    fitting = [edit(7)];
    const lookBack = createLookBack(send, {});
    expect(await lookBack.newest(50, nothing)).toMatchObject({ rows: [], more: true });
    expect(asked).toHaveLength(11);
    lookBack.goOn();
    expect(await lookBack.newest(50, nothing)).toMatchObject({ rows: [fitting[0]], more: false });
  });

  test('does not look again where nothing was, whatever is new', async () => {
    const lookBack = createLookBack(send, {});
    await lookBack.newest(50, nothing);
    asked = [];
    newest += 30;
    fitting = [edit(100_010)];
    expect((await lookBack.newest(50, nothing)).rows).toEqual(fitting);
    expect(asked.length).toBeLessThanOrEqual(3);
  });

  test('asks once where the page is full', async () => {
    fitting = Array.from({ length: 60 }, (_, index) => edit(99_000 - index));
    expect((await createLookBack(send, {}).newest(50, nothing)).rows).toHaveLength(50);
    expect(asked).toEqual([undefined]);
  });
});

test('an export looks through all of it', async () => {
  fitting = [edit(90_000), edit(40_000), edit(3)];
  expect(await allLines(send, {}, nothing)).toEqual(fitting);
  expect(asked).toHaveLength(20);
});
