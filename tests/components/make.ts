import type { DeviceView } from '@/lib/domain/device-view';
import type { Edit } from '@/lib/domain/edit';
import {
  parseClientId,
  parseCompanyId,
  parseDeviceId,
  parseEditId,
  parseFieldId,
  parseGroupId,
} from '@/lib/domain/ids';
import type { GroupRow } from '@/lib/domain/device-group';
import { parseIsoDate, type IsoDate } from '@/lib/domain/iso-date';
import { permissions, type Grant, type PermissionResult } from '@/lib/domain/permissions';
import { rmmDate } from '@/lib/domain/rmm-date';
import { defaultSettings } from '@/lib/domain/settings';
import { noChanges, noCounts } from '@/lib/domain/sync-run';
import type { ActivityView } from '@/lib/domain/activity';
import type {
  CompanyRow,
  ConnectionView,
  DevicePage,
  EditorOpening,
  StatusView,
} from '@/lib/messages/protocol';

export const NOW = Date.parse('2026-11-21T14:30:00Z');

function certain<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The test made something that is none');
  return value;
}

export const day = (text: string): IsoDate => certain(parseIsoDate(text));
export const companyId = (text: string) => certain(parseCompanyId(text));
export const deviceId = (text: string) => certain(parseDeviceId(text));
export const clientId = (text: string) => certain(parseClientId(text));
export const editId = (text: string) => certain(parseEditId(text));
export const groupId = (text: string) => certain(parseGroupId(text));
export const fieldId = (text: string) => certain(parseFieldId(text));

const idWords = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);

export const granted = (but: Partial<Record<string, Grant>> = {}): readonly PermissionResult[] =>
  permissions.map(({ id }) => ({ id, grant: but[id] ?? 'granted' }));

export const connected: Extract<ConnectionView, { at: 'connected' }> = {
  at: 'connected',
  clientId: '0e30a1b2c3d4e5f60718',
  region: 'na',
  since: NOW - 86_400_000,
  permissions: granted(),
};

const purchase = {
  id: fieldId('f-1'),
  name: 'Purchase Date',
  type: 'string',
  origin: 'partner',
} as const;
const warranty = {
  id: fieldId('f-2'),
  name: 'Warranty Expiry Date',
  type: 'datetime',
  origin: 'partner',
} as const;
export const bothFields = { purchaseDate: purchase, warrantyExpiry: warranty };

export const status = (over: Partial<StatusView> = {}): StatusView => ({
  connection: connected,
  sync: {
    at: 'done',
    finishedAt: NOW - 5 * 60_000,
    counts: { ...noCounts, companies: 12, sites: 15, devices: 340, fields: 6 },
    changes: noChanges,
    skipped: [],
    leftOut: [],
  },
  dates: { read: 300, total: 300 },
  counts: {
    companies: 12,
    unmappedCompanies: 0,
    staged: 0,
    imported: 300,
    waiting: 0,
    needPerson: 0,
  },
  fields: bothFields,
  settings: defaultSettings,
  ...over,
});

export const counts = (over: Partial<StatusView['counts']>): StatusView['counts'] => ({
  ...status().counts,
  ...over,
});

export const company = (name: string, over: Partial<CompanyRow> = {}): CompanyRow => ({
  id: companyId(`c-${idWords(name)}`),
  name,
  externalIds: [],
  devices: 8,
  ...over,
});

export const device = (name: string, over: Partial<DeviceView> = {}): DeviceView => ({
  id: deviceId(`d-${idWords(name)}`),
  name,
  companyId: companyId('c-contoso'),
  companyName: 'Contoso',
  siteName: 'HQ',
  kind: 'laptop',
  maker: 'Dell Inc.',
  model: 'Latitude 7440',
  serialNumber: '7XK2L93',
  addresses: ['10.0.0.5'],
  standing: 'staged',
  fieldsReadAt: NOW,
  dates: {
    purchaseDate: { others: [], fieldName: 'Purchase Date' },
    warrantyExpiry: { others: [], fieldName: 'Warranty Expiry Date' },
  },
  edits: [],
  ...over,
});

/** A device whose dates the RMM holds. */
export const dated = (purchaseDate: string, warrantyExpiry: string): DeviceView['dates'] => ({
  purchaseDate: inRmm(purchaseDate, 'Purchase Date'),
  warrantyExpiry: inRmm(warrantyExpiry, 'Warranty Expiry Date'),
});

const inRmm = (date: string, fieldName: string) => ({
  date: day(date),
  source: 'rmm' as const,
  others: [],
  fieldName,
  rmm: { value: rmmDate(day(date)), knownAt: NOW },
});

export const page = (rows: readonly DeviceView[], total = rows.length): DevicePage => ({
  total,
  rows,
  companies: [{ id: companyId('c-contoso'), name: 'Contoso', count: total }],
  kinds: [{ kind: 'laptop', count: total }],
});

export const group = (name: string, over: Partial<GroupRow> = {}): GroupRow => ({
  id: groupId(`g-${idWords(name)}`),
  name,
  isDynamic: true,
  members: 12,
  ...over,
});

export const opening = (over: Partial<EditorOpening> = {}): EditorOpening => ({
  device: device('Front desk', { standing: 'imported', dates: dated('2023-05-17', '2026-05-16') }),
  display: { expiringWithinDays: 90, dateDisplay: 'iso', textDates: 'none' },
  ...over,
});

type EditState = Edit['state'];

/** The device as it stands after a save of its warranty expiry. */
export const saved = (from: DeviceView, state: EditState, saveId = 'save-1'): DeviceView => ({
  ...from,
  edits: [
    {
      id: editId(`e-${saveId}`),
      saveId,
      field: 'warrantyExpiry',
      base: rmmDate(day('2026-05-16')),
      value: rmmDate(day('2028-05-17')),
      madeAt: NOW,
      madeBy: 'Kim',
      state,
    },
  ],
});

export const edit = (number: number, over: Partial<ActivityView> = {}): ActivityView => ({
  number,
  at: NOW - number * 60_000,
  event: {
    kind: 'edit',
    saveId: `save-${number}`,
    deviceId: deviceId('d-front-desk'),
    deviceName: 'Front desk',
    by: 'Kim',
    changes: [
      {
        field: 'warrantyExpiry',
        from: rmmDate(day('2026-05-16')),
        to: rmmDate(day('2028-05-17')),
      },
    ],
  },
  outcome: 'saved',
  canUndo: true,
  ...over,
});
