import type { BrowserContext, Page } from '@playwright/test';
import { PORTAL_HOST } from '../sandbox/hosts.ts';
import type { Device } from '../sandbox/world/records.ts';

const PORTAL = `https://${PORTAL_HOST}`;
const SHELL = '/QADashB/QuickAccess/NewDesktops';
const DETAILS = `${SHELL}/device-details`;

type Named = Pick<Device, 'id' | 'publicId' | 'regId' | 'companyId'>;

/** The ways in which a device page's address names its device; `classic` and `framed` are the portal's older pages. */
export const deviceAddresses = {
  hash: ({ id, companyId }: Named) => hashOf(id, companyId),
  public: ({ publicId, companyId }: Named) => hashOf(publicId, companyId),
  path: ({ id }: Named) => `${DETAILS}/${id}`,
  query: ({ id }: Named) => `${DETAILS}?endpointId=${id}`,
  reg: ({ regId }: Named) => `${DETAILS}?regId=${regId}&resourceType=D`,
  classic: ({ regId }: Named) => `/QaDashB/QuickAccess/QuickAcessServerDetails?regId=${regId}`,
  framed: ({ id }: Named) => `/QADashB/QuickAccess/Framed?endpointId=${id}`,
} satisfies Record<string, (device: Named) => string>;

export type DeviceAddress = keyof typeof deviceAddresses;

const hashOf = (id: string, companyId: string): string =>
  `${SHELL}#??asio_route=/devices/device-details?endpointId=${id}&companyId=${companyId}&tabId=overview??`;

const listAddresses = {
  table: '/QADashB/QuickAccess/Desktops',
  grid: SHELL,
  'ag-grid': '/QADashB/QuickAccess/AgGrid',
  slickgrid: '/QADashB/QuickAccess/SlickGrid',
  cards: `${SHELL}#??asio_route=/devices/cards??`,
} as const;

export type ListKind = keyof typeof listAddresses;

export async function openPortal(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${PORTAL}${path}`);
  return page;
}

export const openDevicePage = (
  context: BrowserContext,
  device: Named,
  address: DeviceAddress = 'hash',
): Promise<Page> => openPortal(context, deviceAddresses[address](device));

/** `query` chooses how the sandbox's pages behave (`tests/sandbox/portal/browser/switches.ts`). */
export function openDeviceList(
  context: BrowserContext,
  kind: ListKind,
  query: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const { pathname, hash } = new URL(listAddresses[kind], PORTAL);
  const search = new URLSearchParams(query).toString();
  return openPortal(context, `${pathname}${search && `?${search}`}${hash}`);
}
