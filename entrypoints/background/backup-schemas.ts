import { z } from '@/lib/asio/zod';
import { deviceKinds } from '@/lib/domain/device';
import { ignoreReasons } from '@/lib/domain/ignored';
import { dateFields } from '@/lib/domain/lifecycle';
import { failureKinds } from '@/lib/domain/failure';
import { parseSiteId } from '@/lib/domain/ids';
import type { BackupRow } from '@/lib/store/backup';
import { dateValue } from './bodies';
import {
  clientIdText,
  companyIdText,
  deviceIdText,
  editIdText,
  fieldIdText,
  groupIdText,
  plainIdText,
  shortText,
  textBy,
} from './body-parts';
import { bulkChange } from './bulk-bodies';

const text = z.string().check(z.maxLength(5_000));
/** Epoch ms of a day with four digits for its year, or another number that counts: no calendar can show others. */
export const number = z
  .number()
  .check(z.gte(Date.parse('0001-01-01')), z.lte(Date.parse('9999-12-31')));
const maybe = <Schema extends z.ZodMiniType>(schema: Schema) => z.exactOptional(schema);
const siteIdText = textBy(parseSiteId);
const field = z.enum(dateFields);
const source = z.enum(['technician', 'rmm', 'vendor', 'import']);

export const problem = z.object({
  kind: z.enum(failureKinds),
  message: text,
  advice: text,
  retryAt: maybe(number),
});

const device = z.object({
  id: deviceIdText,
  companyId: companyIdText,
  // JSON has no `undefined`: a device without a site has none in the file either.
  siteId: z.pipe(
    z.optional(siteIdText),
    z.transform((id) => id),
  ),
  name: shortText,
  hostName: maybe(shortText),
  kind: z.enum(deviceKinds),
  maker: maybe(shortText),
  model: maybe(shortText),
  serialNumber: maybe(shortText),
  operatingSystem: maybe(z.object({ name: shortText, build: maybe(shortText) })),
  addresses: z.array(shortText),
  macAddresses: z.array(shortText),
  firstSeenAt: maybe(number),
  regId: maybe(shortText),
  tracking: z.enum(['staged', 'imported', 'ignored']),
  missingSince: maybe(number),
  fieldsReadAt: number,
  groupIds: z.array(groupIdText),
  hypervisor: maybe(
    z.object({
      platform: shortText,
      address: maybe(shortText),
      status: maybe(z.enum(['success', 'fail', 'in-progress'])),
    }),
  ),
  viewedAt: maybe(number),
  triedAt: maybe(number),
  listedKind: maybe(z.enum(deviceKinds)),
  hostReadAt: maybe(number),
  appearedAt: maybe(number),
  ignoredWhy: maybe(
    z.object({ reason: z.enum([...ignoreReasons, 'kind']), note: maybe(shortText) }),
  ),
});

const sourced = z.object({
  value: dateValue,
  setAt: maybe(number),
  setBy: maybe(shortText),
  knownAt: number,
  fieldId: maybe(fieldIdText),
});
const sources = z.partialRecord(source, sourced);

const editState = z.discriminatedUnion('at', [
  z.object({ at: z.literal('queued'), nextTryAt: number, problem: maybe(problem) }),
  z.object({ at: z.literal('sending') }),
  z.object({ at: z.literal('confirmed'), confirmedAt: number }),
  z.object({
    at: z.literal('conflict'),
    theirs: z.object({ value: dateValue, setAt: maybe(number), setBy: maybe(shortText) }),
  }),
  z.object({ at: z.literal('failed'), problem }),
  z.object({ at: z.literal('superseded') }),
  z.object({ at: z.literal('discarded') }),
]);

const bulkItem = z.object({
  deviceId: deviceIdText,
  deviceName: shortText,
  clientName: maybe(shortText),
  field,
  from: dateValue,
  to: maybe(dateValue),
  skip: maybe(text),
  saveId: maybe(plainIdText),
  problem: maybe(problem),
  undoOf: maybe(plainIdText),
});

/** The rows of each table but the two that are parsed elsewhere. */
export const backupRows = {
  clients: z.object({
    id: clientIdText,
    name: shortText,
    origin: maybe(z.enum(['file', 'hand'])),
    externalIds: maybe(z.array(z.object({ system: shortText, id: shortText }))),
  }),
  companies: z.object({
    id: companyIdText,
    name: shortText,
    friendlyName: maybe(shortText),
    externalIds: z.array(shortText),
    isLeftOut: maybe(z.literal(true)),
  }),
  sites: z.object({ id: siteIdText, companyId: companyIdText, name: shortText }),
  mappings: z.object({ companyId: companyIdText, clientId: clientIdText }),
  devices: device,
  lifecycle: z.object({
    deviceId: deviceIdText,
    purchaseDate: sources,
    warrantyExpiry: sources,
    pinned: maybe(z.partialRecord(field, source)),
  }),
  edits: z.object({
    id: editIdText,
    saveId: plainIdText,
    madeAt: number,
    madeBy: shortText,
    deviceId: deviceIdText,
    field,
    base: dateValue,
    fieldId: maybe(fieldIdText),
    value: dateValue,
    tries: number,
    state: editState,
    undoOf: maybe(plainIdText),
    bulkId: maybe(plainIdText),
  }),
  bulks: z.object({
    id: plainIdText,
    at: number,
    by: shortText,
    change: maybe(bulkChange),
    undoOf: maybe(plainIdText),
    state: z.enum(['running', 'paused', 'cancelled', 'done']),
    items: z.array(bulkItem),
  }),
} as const satisfies {
  readonly [Table in Exclude<keyof BackupRow, 'facts' | 'activity'>]: z.ZodMiniType<
    BackupRow[Table]
  >;
};
