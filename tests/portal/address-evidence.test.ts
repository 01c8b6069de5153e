import { describe, expect, test } from 'vitest';
import { addressEvidence } from '@/lib/portal/address-evidence';

const ID = 'a1b2c3d4-0000-4000-8000-00000000000a';
const COMPANY = 'c1c2c3c4-0000-4000-8000-00000000000c';
const SHELL = 'https://control.itsupport247.net/QADashB/QuickAccess/NewDesktops';
const route = (text: string) => `${SHELL}?SSECTION=1#??asio_route=${text}??`;

const encoded = (text: string, times: number): string =>
  times === 0 ? text : encoded(encodeURIComponent(text), times - 1);

describe('an id is found in', () => {
  test.for([
    ['the path', `${SHELL}/device-details/${ID}`],
    ['the query', `${SHELL}?endpointId=${ID}`],
    ['the hash', `${SHELL}#/devices/${ID}/overview`],
    ['the route', route(`/devices/device-details?endpointId=${ID}&tabId=overview`)],
    ['the route, encoded', route(encodeURIComponent(`/devices?endpointId=${ID}`))],
    ['the route, encoded twice', route(encoded(`/devices?endpointId=${ID}`, 2))],
    ['the route, each part of it encoded', route(encoded(ID.replaceAll('-', '%2D'), 1))],
    ['upper case', `${SHELL}/DEVICE/${ID.toUpperCase()}`],
    ['what can not be decoded', `${SHELL}?q=%E0%A4%A&x=%zz&id=${ID}`],
  ] as const)('%s', ([, href]) => {
    expect(addressEvidence(href).ids).toEqual([ID]);
  });
});

test('the id of a device stands before the id of its company', () => {
  const { ids } = addressEvidence(route(`/x?companyId=${COMPANY}&endpointId=${ID}`));
  expect(ids).toEqual([ID, COMPANY]);
});

test.for([
  ['regId=987654&resourceType=D', ['987654']],
  ['REGID%3D987654', ['987654']],
  ['regid/987654', ['987654']],
  ['siteId=551&ticketId=5535', []],
  ['regIdle=123456', []],
] as const)('numeric ids in ?%s', ([query, regIds]) => {
  expect(addressEvidence(`${SHELL}?${query}`).regIds).toEqual(regIds);
});

test('an address of any length costs no more than a long one', () => {
  const { ids } = addressEvidence(`${SHELL}?x=${'%25'.repeat(100_000)}${ID}`);
  expect(ids).toEqual([]);
});

test('longer hexadecimal numbers are no ids', () => {
  expect(addressEvidence(`${SHELL}?trace=ff${ID}`).ids).toEqual([]);
});

test.for([
  ['?companyId=19304', ['19304']],
  ['#??asio_route=/tickets?ticketId=5535&companyId=19304&projectIssue=false??', ['19304']],
  ['/companies/19304/devices', ['19304']],
  [`?companyId=${COMPANY}`, undefined],
  ['?companyIdle=19304&ticketId=5535', undefined],
] as const)('the number of a company in %s', ([rest, numbers]) => {
  expect(addressEvidence(`${SHELL}${rest}`).companyNumbers).toEqual(numbers);
});
