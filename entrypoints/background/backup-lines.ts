import { z } from '@/lib/asio/zod';
import type { Activity } from '@/lib/domain/activity';
import { fleetColumns } from '@/lib/domain/fleet-columns';
import { LONGEST_ADDRESS, LONGEST_VIEW_NAME, MOST_VIEWS } from '@/lib/domain/fleet-view';
import { dateFields } from '@/lib/domain/lifecycle';
import { defaultSettings } from '@/lib/domain/settings';
import { TEACH_LIMITS } from '@/lib/domain/taught-page';
import type { SyncChanges, SyncCounts } from '@/lib/domain/sync-run';
import type { FactRow } from '@/lib/store/backup';
import { number, problem } from './backup-schemas';
import { dateValue, settings } from './bodies';
import { companyIdText, deviceIdText, fieldIdText, plainIdText, shortText } from './body-parts';
import { bulkChange } from './bulk-bodies';
import { taughtPage } from './teach-bodies';

const maybe = <Schema extends z.ZodMiniType>(schema: Schema) => z.exactOptional(schema);
const field = z.enum(dateFields);
const source = z.enum(['technician', 'rmm', 'vendor', 'import']);
const texts = z.array(z.string().check(z.maxLength(5_000)));

const counts = z.object({
  companies: number,
  sites: number,
  devices: number,
  groups: number,
  hypervisors: number,
  unlistedHosts: maybe(number),
  fields: number,
  setAside: number,
} satisfies Record<keyof SyncCounts, unknown>);

const changes = z.object({
  appeared: number,
  changed: number,
  vanished: number,
} satisfies Record<keyof SyncChanges, unknown>);

const ofDevice = { deviceId: deviceIdText, deviceName: shortText, by: shortText };

const event = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('edit'),
    saveId: plainIdText,
    ...ofDevice,
    changes: z.array(z.object({ field, from: dateValue, to: dateValue })),
    undoOf: maybe(plainIdText),
    bulkId: maybe(plainIdText),
  }),
  z.object({
    kind: z.literal('edit-ended'),
    saveId: plainIdText,
    deviceId: deviceIdText,
    field,
    outcome: z.enum(['confirmed', 'conflict', 'failed', 'discarded']),
    problem: maybe(problem),
  }),
  z.object({
    kind: z.literal('bulk'),
    bulkId: plainIdText,
    by: shortText,
    devices: number,
    companyIds: maybe(z.array(companyIdText)),
    change: maybe(bulkChange),
    undoOf: maybe(plainIdText),
  }),
  z.object({ kind: z.literal('pin'), ...ofDevice, field, source: z.nullable(source) }),
  z.object({
    kind: z.literal('sync'),
    sync: z.enum(['quick', 'full']),
    counts,
    changes,
    skipped: texts,
    problem: maybe(problem),
  }),
  z.object({ kind: z.literal('missing'), marked: number }),
  z.object({
    kind: z.literal('mapping'),
    mapped: number,
    unmapped: number,
    leftOut: maybe(number),
  }),
  z.object({ kind: z.literal('import'), imported: number, ignored: number, staged: maybe(number) }),
  z.object({
    kind: z.literal('connection'),
    what: z.enum(['connected', 'disconnected', 'data-removed', 'data-imported']),
    rows: maybe(z.object({ added: number, changed: number })),
  }),
]);

/** No history is as long. */
const MOST_LINES = 1e9;

export const activityRow: z.ZodMiniType<Activity> = z.object({
  number: z.int().check(z.gte(1), z.lte(MOST_LINES)),
  at: number,
  event,
});

const customField = z.object({
  id: fieldIdText,
  name: shortText,
  type: z.enum(['string', 'datetime', 'boolean', 'enum', 'integer', 'unknown']),
  origin: z.enum(['partner', 'vendor']),
});
const carriers = { purchaseDate: maybe(customField), warrantyExpiry: maybe(customField) };

export const factRow: z.ZodMiniType<FactRow> = z.discriminatedUnion('key', [
  z.object({
    key: z.literal('settings'),
    value: z.pipe(
      settings,
      z.transform((kept) => ({ ...defaultSettings, ...kept })),
    ),
  }),
  z.object({
    key: z.literal('fields'),
    value: z.object({ ...carriers, vendor: maybe(z.object(carriers)) }),
  }),
  z.object({
    key: z.literal('fleet'),
    value: z.object({
      columns: z
        .array(z.enum(fleetColumns))
        .check(z.minLength(1), z.maxLength(fleetColumns.length)),
      views: z
        .array(
          z.object({
            name: z.string().check(z.minLength(1), z.maxLength(LONGEST_VIEW_NAME)),
            address: z.string().check(z.maxLength(LONGEST_ADDRESS)),
          }),
        )
        .check(z.maxLength(MOST_VIEWS)),
    }),
  }),
  z.object({
    key: z.literal('taughtPages'),
    value: z.array(taughtPage).check(z.maxLength(TEACH_LIMITS.pages)),
  }),
  z.object({ key: z.literal('keptTwins'), value: z.array(shortText) }),
]);
