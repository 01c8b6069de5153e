import { beforeEach, describe, expect, test } from 'vitest';
import { createNoticeboard, type Noticeboard } from '@/entrypoints/background/noticeboard';
import type { Notice } from '@/lib/messages/notice';
import { deviceId } from '../fixtures/make';

let posted: Notice[];
let timers: { readonly ms: number; readonly ring: () => void }[];
let board: Noticeboard;

beforeEach(() => {
  posted = [];
  timers = [];
  board = createNoticeboard({
    post: async (notice) => void posted.push(notice),
    after: (ms, ring) => void timers.push({ ms, ring }),
  });
});

const breath = () => Promise.resolve();

async function pass(): Promise<void> {
  for (const { ring } of timers.splice(0)) ring();
  await breath();
}

describe('a noticeboard', () => {
  test('tells what changes in one breath together', async () => {
    board.status();
    board.devices([deviceId(1)]);
    board.status();
    board.devices([deviceId(2), deviceId(1)]);
    await breath();
    expect(posted).toEqual([
      { about: 'status' },
      { about: 'devices', ids: [deviceId(1), deviceId(2)] },
    ]);
  });

  test('paces what changes all the time, and never loses the last change', async () => {
    for (let change = 0; change < 50; change += 1) {
      board.status();
      await breath();
    }
    expect(posted).toEqual([{ about: 'status' }]);
    await pass();
    expect(posted).toHaveLength(2);
    await pass();
    expect(posted).toHaveLength(2);
  });

  test('does not name more devices than are worth naming', async () => {
    board.devices(Array.from({ length: 201 }, (_, number) => deviceId(number)));
    await breath();
    await breath();
    expect(posted).toEqual([{ about: 'devices', ids: 'all' }]);
  });

  test('tells of devices that are read in the background together, and more rarely', async () => {
    for (let batch = 0; batch < 10; batch += 1) {
      board.devicesRead([deviceId(batch)]);
      board.status();
      await breath();
    }
    const named = () =>
      posted.flatMap((notice) => (notice.about === 'devices' ? [notice.ids.length] : []));
    expect(named()).toEqual([1]);
    await pass();
    await pass();
    expect(named()).toEqual([1, 9]);
  });

  test('tells that all devices changed more rarely than the rest', async () => {
    board.devices('all');
    board.activity();
    await breath();
    const [all, rest] = timers.map(({ ms }) => ms);
    expect(all).toBeGreaterThan(rest ?? Infinity);
  });
});
