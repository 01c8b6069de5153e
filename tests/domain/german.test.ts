import { afterAll, beforeAll, expect, test } from 'vitest';
import { ageText } from '@/lib/domain/age';
import { byteText } from '@/lib/domain/byte-text';
import { questionsOfOrder } from '@/lib/domain/date-questions';
import { Failure, problemOf } from '@/lib/domain/failure';
import { parseIsoDate, type IsoDate } from '@/lib/domain/iso-date';
import { defaultPolicy } from '@/lib/domain/policy';
import { replacementOf, warrantyOf } from '@/lib/domain/status';
import { distanceText, warrantyText } from '@/lib/domain/status-text';
import { agoText, leftText } from '@/lib/domain/time-text';
import { eitherText, listedText } from '@/lib/text/say';
import { speak } from '../speak';

beforeAll(() => speak('de'));
afterAll(() => speak('en'));

const day = (text: string): IsoDate => parseIsoDate(text) ?? expect.fail();
const today = day('2026-11-21');
const laptop = (warrantyExpiry: string) => ({
  kind: 'laptop' as const,
  purchaseDate: day('2021-09-09'),
  warrantyExpiry: day(warrantyExpiry),
});
const HOUR_MS = 3_600_000;

test.for([
  ['Garantie läuft am 2027-01-05 ab, in 45 Tagen', '2027-01-05'],
  ['Garantie läuft am 2026-11-21 ab, heute', '2026-11-21'],
  ['Garantie abgelaufen am 2026-11-20, vor 1 Tag', '2026-11-20'],
  ['Garantie aktiv bis 2029-11-21, in 1096 Tagen', '2029-11-21'],
] as const)('a badge says %s', ([words, expiry]) => {
  expect(warrantyText(warrantyOf(laptop(expiry), defaultPolicy, today))).toBe(words);
});

test('a status explains itself with the decimal comma', () => {
  expect(replacementOf(laptop('2024-05-01'), defaultPolicy, today).reason).toBe(
    'Überfällig: 5,2 Jahre alt (Richtlinie: 4), Garantie endete am 2024-05-01',
  );
});

test.for([
  ['mindestens 1 Jahr', () => ageText({ years: 1, atLeast: true })],
  ['in 1 Tag', () => distanceText(1)],
  ['vor 2 Stunden', () => agoText(0, 2 * HOUR_MS)],
  ['gestern', () => agoText(0, 24 * HOUR_MS)],
  ['noch etwa 3 Stunden', () => leftText(3 * HOUR_MS)],
  ['noch weniger als eine Minute', () => leftText(1)],
  ['1,5 GB', () => byteText(1.5 * 1024 ** 3)],
  ['Firmen und Standorte', () => listedText(['Firmen', 'Standorte'])],
  ['a.read oder b.read', () => eitherText(['a.read', 'b.read'])],
  [
    'Die Garantie würde am 2024-01-01 enden, vor dem Kauf am 2025-01-01. Speichern?',
    () => questionsOfOrder(day('2025-01-01'), day('2024-01-01'))[0],
  ],
  [
    'In ConnectWise unter Integrations, API Access einen Schlüssel mit der Berechtigung a.read erzeugen.',
    () => problemOf(new Failure('missing-scope', '', { scope: 'a.read' })).advice,
  ],
] as const)('one reads "%s"', ([words, said]) => {
  expect(said()).toBe(words);
});
