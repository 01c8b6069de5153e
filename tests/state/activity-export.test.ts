import { parse } from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { ActivityView } from '@/lib/domain/activity';
import { rmmDate } from '@/lib/domain/rmm-date';
import { exportFile } from '@/lib/state/activity-export';
import { day, edit, NOW } from '../components/make';

const file = (format: 'csv' | 'json', ...lines: ActivityView[]) =>
  exportFile(format, { lines, filter: { kind: 'edit' }, at: NOW, day: day('2026-11-21') });

type Row = Readonly<Record<string, string>>;

async function rowsOf(...lines: ActivityView[]): Promise<readonly Row[]> {
  const { text } = await file('csv', ...lines);
  return parse<Row>(text.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true }).data;
}

/** An edit on a device of this name. */
function named(deviceName: string): ActivityView {
  const line = edit(1);
  return line.event.kind === 'edit' ? { ...line, event: { ...line.event, deviceName } } : line;
}

describe('as CSV', () => {
  test('an edit is a row for each date, with old and new', async () => {
    const line = edit(7);
    if (line.event.kind !== 'edit') throw new Error('No edit');
    const changes = [
      ...line.event.changes,
      { field: 'purchaseDate', from: rmmDate(day('2023-05-17')), to: { kind: 'empty' } },
    ] as const;
    expect(await rowsOf({ ...line, event: { ...line.event, changes } })).toMatchObject([
      {
        Number: '7',
        Kind: 'edit',
        Person: 'Kim',
        Device: 'Front desk',
        Field: 'warrantyExpiry',
        From: '2026-05-16',
        To: '2028-05-17',
        Result: 'saved',
      },
      { Number: '7', Field: 'purchaseDate', From: '2023-05-17', To: '' },
    ]);
  });

  test.for([
    '=HYPERLINK("http://x")',
    '+1',
    '-1',
    '@SUM(A1)',
    '  =1+1',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    '＝1+1',
    '=1+1\nsecond line',
  ])('%j is no formula to a spreadsheet', async (deviceName) => {
    expect((await rowsOf(named(deviceName)))[0]?.['Device']).toMatch(/^'/);
  });

  test('quotes, commas and line breaks stay within their cell', async () => {
    const deviceName = 'Front "desk", left';
    expect((await rowsOf(named(deviceName)))[0]?.['Device']).toBe(deviceName);
  });

  test('a date that could not be read cannot become a formula either', async () => {
    const line = edit(1);
    if (line.event.kind !== 'edit') throw new Error('No edit');
    const from = { kind: 'unreadable', text: '=cmd|calc' } as const;
    const changes = [{ field: 'purchaseDate', from, to: rmmDate(day('2024-01-01')) }] as const;
    expect((await rowsOf({ ...line, event: { ...line.event, changes } }))[0]?.['From']).toBe(
      "'=cmd|calc",
    );
  });

  test('controls that turn text around are left out', async () => {
    expect((await rowsOf(named('WS\u202e-1')))[0]?.['Device']).toBe('WS -1');
  });

  test('says its encoding, which Excel does not guess', async () => {
    expect((await file('csv', edit(1))).text.startsWith('\ufeffNumber,When,')).toBe(true);
  });

  test('the end of an edit says whose edit it was and what it changed, where that is among the lines', async () => {
    const made = edit(7);
    if (made.event.kind !== 'edit') throw new Error('No edit');
    const { saveId, deviceId } = made.event;
    const ended: ActivityView = {
      number: 8,
      at: NOW,
      canUndo: false,
      event: {
        kind: 'edit-ended',
        saveId,
        deviceId,
        field: 'warrantyExpiry',
        outcome: 'confirmed',
      },
    };
    const [row] = await rowsOf(ended, made);
    expect(row).toMatchObject({ Person: 'Kim', From: '2026-05-16', To: '2028-05-17' });
    expect((await rowsOf(ended))[0]).toMatchObject({
      Person: '',
      From: '',
      Field: 'warrantyExpiry',
    });
  });

  test('what has no columns of its own is told in one', async () => {
    const mapping: ActivityView = {
      number: 3,
      at: NOW,
      canUndo: false,
      event: { kind: 'mapping', mapped: 12, unmapped: 1 },
    };
    expect((await rowsOf(mapping))[0]?.['Details']).toBe('{"mapped":12,"unmapped":1}');
  });
});

test('as JSON nothing is lost, and nothing changed', async () => {
  const odd = named('=1+1\u202e\n');
  expect(JSON.parse((await file('json', odd, edit(2))).text)).toEqual({
    exportedAt: '2026-11-21T14:30:00.000Z',
    filter: { kind: 'edit' },
    lines: [odd, edit(2)],
  });
});
