/** What the portal's server hands to its scripts. */
export interface DeviceRow {
  /** Its place in the unfiltered list. */
  readonly at: number;
  readonly id: string;
  readonly publicId: string;
  readonly regId: string;
  readonly companyId: string;
  readonly name: string;
  readonly company: string;
  readonly site: string;
  readonly type: string;
  readonly model: string;
  readonly serial: string;
  readonly os: string;
  readonly ip: string;
  readonly seen: string;
  readonly online: boolean;
}

export interface FieldEdit {
  readonly name: string;
  readonly value: string;
}

export interface FieldRow extends FieldEdit {
  /** Whether a technician may type into it in the portal. */
  readonly isEditable: boolean;
  readonly changed: string;
}

export interface DeviceDetail extends DeviceRow {
  readonly deviceName: string;
  readonly maker: string;
  readonly bios: string;
  readonly mac: string;
  readonly publicAddress: string;
  readonly installed: string;
  readonly virtualType: string;
  readonly fields: readonly FieldRow[];
}

export interface ListData {
  readonly companies: readonly { readonly id: string; readonly name: string }[];
  readonly rows: readonly DeviceRow[];
}

async function fetchJson<Data>(path: string): Promise<Data | undefined> {
  const response = await fetch(path);
  if (!response.ok) return undefined;
  return (await response.json()) as Data;
}

export const fetchList = (search: string): Promise<ListData | undefined> =>
  fetchJson(`/portal-data/devices${search}`);

export const fetchDevice = (key: string): Promise<DeviceDetail | undefined> =>
  fetchJson(`/portal-data/devices/${encodeURIComponent(key)}`);

/** Says what is wrong with the value, if something is. */
export async function saveField(deviceId: string, edit: FieldEdit): Promise<string | undefined> {
  const response = await fetch(`/portal-data/devices/${deviceId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(edit),
  });
  return response.ok ? undefined : response.text();
}
