import { z } from '@/lib/asio/zod';
import type { ActivityEvent } from '@/lib/domain/activity';
import { importRules } from '@/lib/domain/automatic-import';
import { deviceKinds } from '@/lib/domain/device';
import { deviceMarks } from '@/lib/domain/device-query';
import { EVIDENCE_LIMITS } from '@/lib/domain/evidence';
import { IGNORE_NOTE_LENGTH, ignoreReasons } from '@/lib/domain/ignored';
import { dateFields } from '@/lib/domain/lifecycle';
import { ageLimits, agingKinds, expiryWindows } from '@/lib/domain/policy';
import { mayBeAdded, MOST_PORTAL_HOSTS, parsePortalHost } from '@/lib/domain/portal-host';
import { MOST_REQUESTS, resyncIntervals } from '@/lib/domain/settings';
import {
  clientIdText,
  companyIdText,
  deviceIdText,
  editIdText,
  fieldIdText,
  groupIdText,
  isoDateText,
  plainIdText,
  shortText,
  siteIdText,
} from './body-parts';

/** As many as one message may name. */
const MOST_IDS = 500;

export const nothing = z.null();

export const credentials = z.object({
  clientId: z.string().check(z.maxLength(2_000)),
  clientSecret: z.string().check(z.maxLength(2_000)),
  region: z.enum(['na', 'eu', 'au']),
});

export const forgetting = z.object({ removeData: z.boolean() });
export const doubtAnswer = z.object({ mark: z.boolean(), at: z.number() });
export const syncKind = z.object({ kind: z.enum(['quick', 'full']) });

const tracking = z.enum(['staged', 'imported', 'ignored']);

const listed = {
  companyId: z.exactOptional(companyIdText),
  kind: z.exactOptional(z.enum(deviceKinds)),
  groupId: z.exactOptional(groupIdText),
  search: z.exactOptional(shortText),
};
export const deviceQuery = z.object({
  tracking,
  ...listed,
  siteId: z.exactOptional(siteIdText),
  maker: z.exactOptional(shortText),
  only: z.exactOptional(z.enum(deviceMarks)),
});

export const devicePage = z.extend(deviceQuery, {
  offset: z.int().check(z.gte(0)),
  limit: z.int().check(z.gte(1), z.lte(MOST_IDS)),
});

const deviceIds = z.array(deviceIdText).check(z.maxLength(MOST_IDS));

export const trackingChange = z.object({
  selection: z.union([z.strictObject({ ids: deviceIds }), z.strictObject({ allOf: deviceQuery })]),
  tracking,
  why: z.exactOptional(
    z.object({
      reason: z.enum(ignoreReasons),
      note: z.exactOptional(z.string().check(z.maxLength(IGNORE_NOTE_LENGTH))),
    }),
  ),
});

const fieldChoice = z.exactOptional(z.nullable(fieldIdText));
const ofEachDate = { purchaseDate: fieldChoice, warrantyExpiry: fieldChoice };
export const fieldChoices = z.object({
  ...ofEachDate,
  vendor: z.exactOptional(z.object(ofEachDate)),
});

const eventKinds = [
  'edit',
  'edit-ended',
  'bulk',
  'pin',
  'sync',
  'missing',
  'mapping',
  'import',
  'connection',
] as const satisfies readonly ActivityEvent['kind'][];

export const activityPage = z.object({
  deviceId: z.exactOptional(deviceIdText),
  clientId: z.exactOptional(clientIdText),
  person: z.exactOptional(shortText),
  kind: z.exactOptional(z.enum(eventKinds)),
  before: z.exactOptional(z.number()),
  limit: z.int().check(z.gte(1), z.lte(200)),
});

const maximumAges = z.partialRecord(z.enum(agingKinds), z.literal([...ageLimits]));
const clientPolicy = z.object({
  expiringWithinDays: z.exactOptional(z.literal([...expiryWindows])),
  maximumAgeYears: z.exactOptional(maximumAges),
});

const portalHost = z
  .string()
  .check(z.refine((text) => parsePortalHost(text) === text && mayBeAdded(text)));

export const settings = z.object({
  maximumAgeYears: z.exactOptional(maximumAges),
  clientPolicies: z.exactOptional(z.partialRecord(clientIdText, clientPolicy)),
  importNewAutomatically: z.exactOptional(z.boolean()),
  importRules: z.exactOptional(z.partialRecord(z.enum(deviceKinds), z.enum(importRules))),
  expiringWithinDays: z.exactOptional(z.literal([...expiryWindows])),
  dateDisplay: z.exactOptional(z.enum(['iso', 'browser'])),
  technicianName: z.exactOptional(z.string().check(z.maxLength(80))),
  resyncEveryMinutes: z.exactOptional(z.literal([...resyncIntervals])),
  portalHosts: z.exactOptional(z.array(portalHost).check(z.maxLength(MOST_PORTAL_HOSTS))),
  requestsAMinute: z.exactOptional(z.int().check(z.gte(1), z.lte(MOST_REQUESTS))),
  textDates: z.exactOptional(z.enum(['none', 'day-first', 'month-first'])),
  resolution: z.exactOptional(z.enum(['sources', 'longest'])),
});

export const deviceId = deviceIdText;

export const dateValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('empty') }),
  z.object({ kind: z.literal('date'), date: isoDateText }),
  z.object({ kind: z.literal('unreadable'), text: z.string().check(z.maxLength(5_000)) }),
]);

const dateField = z.enum(dateFields);

export const saving = z.object({
  deviceId: deviceIdText,
  edits: z
    .array(
      z.object({
        field: dateField,
        base: dateValue,
        value: z.nullable(isoDateText),
      }),
    )
    .check(z.minLength(1), z.maxLength(2)),
});

export const pinning = z.object({
  deviceId: deviceIdText,
  field: dateField,
  source: z.nullable(z.enum(['technician', 'rmm', 'vendor', 'import'])),
});

export const missingWanted = z.object({
  ...listed,
  clientId: z.exactOptional(clientIdText),
  after: z.exactOptional(deviceIdText),
});

export const ofSave = z.object({ saveId: plainIdText });
export const ofDevice = z.object({ deviceId: deviceIdText });
export const ofEdit = z.object({ editId: editIdText });
export const choice = z.object({ editId: editIdText, keep: z.enum(['mine', 'theirs']) });
export const ofTicket = z.object({ ticket: plainIdText });
export const fitting = z.object({
  ticket: plainIdText,
  height: z.int().check(z.gte(80), z.lte(720)),
});

export const evidence = z.object({
  ids: z.array(z.string().check(z.maxLength(80))).check(z.maxLength(EVIDENCE_LIMITS.ids)),
  regIds: z.array(z.string().check(z.maxLength(20))).check(z.maxLength(EVIDENCE_LIMITS.regIds)),
  texts: z
    .array(z.string().check(z.maxLength(EVIDENCE_LIMITS.textLength)))
    .check(z.maxLength(EVIDENCE_LIMITS.texts)),
  companyNumbers: z.exactOptional(
    z
      .array(z.string().check(z.regex(/^\d{1,12}$/)))
      .check(z.maxLength(EVIDENCE_LIMITS.companyNumbers)),
  ),
  taught: z.exactOptional(z.string().check(z.maxLength(EVIDENCE_LIMITS.textLength))),
});

const evidenceText = z.string().check(z.maxLength(EVIDENCE_LIMITS.textLength));
const rowEvidence = z.extend(evidence, {
  lead: z.exactOptional(
    z.object({
      text: evidenceText,
      ids: evidence.shape.ids,
      companyNumbers: evidence.shape.companyNumbers,
    }),
  ),
  around: z.exactOptional(z.array(evidenceText).check(z.maxLength(EVIDENCE_LIMITS.around))),
});

export const rows = z.object({
  rows: z.array(rowEvidence).check(z.maxLength(EVIDENCE_LIMITS.rows)),
  page: evidence,
});

export const shownDevices = z.array(deviceIdText).check(z.maxLength(EVIDENCE_LIMITS.rows));
export const ofCompany = z.object({ companyId: companyIdText });

const prefilled = z.exactOptional(z.nullable(isoDateText));
const prefill = z.object({ purchaseDate: prefilled, warrantyExpiry: prefilled });
export const editorRequest = z.object({
  deviceId: deviceIdText,
  prefill: z.exactOptional(prefill),
});
export const typing = z.object({ ticket: plainIdText, typed: prefill });

export const undoing = z.object({ deviceId: deviceIdText, saveId: plainIdText });
