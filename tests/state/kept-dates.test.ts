import { describe, expect, test } from 'vitest';
import { entryOf } from '@/lib/domain/date-entry';
import type { DeviceView } from '@/lib/domain/device-view';
import { createKeptDates } from '@/lib/state/kept-dates';
import type { Drafts } from '@/lib/state/drafts';
import { day } from '../fixtures/make';
import { shownDevice } from '../portal/device-view';

const device = shownDevice(1);
const opening = { device, display: { expiringWithinDays: 90, dateDisplay: 'iso' } } as const;
const broken = { text: '', isBroken: true, isCleared: false };

function createDrafts(): Drafts {
  const kept = new Map<string, unknown>();
  return {
    read: async (name) => kept.get(name),
    write: async (name, draft) => void kept.set(name, structuredClone(draft)),
  };
}

/** What a frame that was made anew is filled in with. */
async function after(
  entries: Partial<Parameters<ReturnType<typeof createKeptDates>['keep']>[0]>,
  dates: DeviceView['dates'] = device.dates,
) {
  const kept = createKeptDates(createDrafts(), 'ticket-1');
  const { purchaseDate, warrantyExpiry } = dates;
  const shown = {
    purchaseDate: entryOf(purchaseDate.date),
    warrantyExpiry: entryOf(warrantyExpiry.date),
  };
  await kept.keep({ ...shown, ...entries }, dates);
  return (await kept.addTo(opening)).prefill;
}

describe('a frame that the page has made anew', () => {
  test('shows what was typed in it', async () => {
    const typed = { warrantyExpiry: entryOf(day('2030-01-01')), purchaseDate: entryOf(null) };
    expect(await after(typed)).toEqual({ warrantyExpiry: '2030-01-01', purchaseDate: null });
  });

  test('shows the dates as they are where nothing was typed', async () => {
    expect(await after({})).toBeUndefined();
  });

  test('does not take half a date for none', async () => {
    expect(await after({ warrantyExpiry: broken })).toBeUndefined();
  });

  test('does not take a date that was never there for one that was emptied', async () => {
    const dates = { ...device.dates, purchaseDate: { others: [] } };
    expect(await after({ purchaseDate: entryOf(undefined) }, dates)).toBeUndefined();
  });
});

test('what was typed is of one opening only, and ends with it', async () => {
  const drafts = createDrafts();
  const kept = createKeptDates(drafts, 'ticket-1');
  const typed = { purchaseDate: entryOf(day('2020-02-02')), warrantyExpiry: entryOf(null) };
  await kept.keep(typed, device.dates);
  expect(await createKeptDates(drafts, 'ticket-2').addTo(opening)).toEqual(opening);
  await kept.forget();
  expect(await kept.addTo(opening)).toEqual(opening);
});

test('what was typed comes before what was proposed, and nothing else of a draft counts', async () => {
  const drafts = createDrafts();
  await drafts.write('editor-ticket-1', { warrantyExpiry: '2030-01-01', purchaseDate: '<b>' });
  const proposed = { purchaseDate: day('2020-02-02'), warrantyExpiry: null };
  const { prefill } = await createKeptDates(drafts, 'ticket-1').addTo({
    ...opening,
    prefill: proposed,
  });
  expect(prefill).toEqual({ purchaseDate: '2020-02-02', warrantyExpiry: '2030-01-01' });
});
