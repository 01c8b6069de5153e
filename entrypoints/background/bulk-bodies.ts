import { z } from '@/lib/asio/zod';
import { MOST_IN_BULK } from '@/lib/domain/bulk';
import { dateFields } from '@/lib/domain/lifecycle';
import { dateValue } from './bodies';
import { deviceIdText, isoDateText, plainIdText, shortText } from './body-parts';

const MOST_YEARS = 20;
const MOST_QUESTIONS = 10;

const field = z.enum(dateFields);
const years = z.int().check(z.gte(1), z.lte(MOST_YEARS));

export const bulkChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), field, date: isoDateText }),
  z.object({ kind: z.literal('extend'), years }),
  z.object({ kind: z.literal('from-purchase'), years }),
  z.object({ kind: z.literal('clear'), field }),
]);

const row = z.object({
  deviceId: deviceIdText,
  deviceName: shortText,
  clientName: z.exactOptional(shortText),
  field,
  from: dateValue,
  to: z.exactOptional(dateValue),
  skip: z.exactOptional(shortText),
  questions: z.array(shortText).check(z.maxLength(MOST_QUESTIONS)),
});

export const bulkAsked = z.object({
  deviceIds: z.array(deviceIdText).check(z.maxLength(MOST_IN_BULK)),
  change: bulkChange,
});

export const bulkStart = z.object({
  rows: z.array(row).check(z.maxLength(MOST_IN_BULK)),
  change: bulkChange,
});

export const ofBulk = z.object({ bulkId: plainIdText });
export const ofDraft = z.object({ draft: plainIdText });
