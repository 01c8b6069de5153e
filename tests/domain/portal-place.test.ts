import { describe, expect, test } from 'vitest';
import {
  addressIn,
  isClean,
  placeholdersIn,
  templateOf,
  type PlaceIds,
} from '@/lib/domain/portal-place';
import { isPortalOrigin } from '@/lib/domain/region';

const device = 'd0000000-0000-4000-8000-000000000001';
const alias = 'a0000000-0000-4000-8000-000000000001';
const company = 'c0000000-0000-4000-8000-000000000001';
const site = '50000000-0000-4000-8000-000000000001';
const ids: PlaceIds = {
  device,
  alias,
  company,
  site,
  regId: '987654',
  name: 'ALD-WS-001',
  external: ['19304'],
};
const other: PlaceIds = {
  device: 'd0000000-0000-4000-8000-000000000002',
  alias: 'a0000000-0000-4000-8000-000000000002',
  company: 'c0000000-0000-4000-8000-000000000002',
  site: '50000000-0000-4000-8000-000000000002',
  regId: '123456',
  name: 'ALD-WS-002',
  external: ['777'],
};

const PORTAL = 'https://control.itsupport247.net';

const SHELL = `${PORTAL}/QADashB/QuickAccess/NewDesktops`;

describe('an address that names a device', () => {
  test.for([
    ['in its path', `${SHELL}/device-details/${device}`, `${SHELL}/device-details/{device}`],
    ['in capitals', `${SHELL}/${device.toUpperCase()}`, `${SHELL}/{device}`],
    ['in its query', `${SHELL}?endpointId=${device}&tab=a`, `${SHELL}?endpointId={device}&tab=a`],
    ['by its other id', `${SHELL}?endpointId=${alias}`, `${SHELL}?endpointId={alias}`],
    ['by its number', `${PORTAL}/old?regId=987654&t=D`, `${PORTAL}/old?regId={regId}&t=D`],
    [
      'in the route of the hash',
      `${SHELL}#??asio_route=/devices/device-details?endpointId=${device}&companyId=${company}&tabId=overview??`,
      `${SHELL}#??asio_route=/devices/device-details?endpointId={device}&companyId={company}&tabId=overview??`,
    ],
    [
      'in a route that is encoded twice',
      `${SHELL}#%253F%253Fasio_route%253D%252Fdevices%253FendpointId%253D${device}%2526companyId%253D19304`,
      `${SHELL}#%253F%253Fasio_route%253D%252Fdevices%253FendpointId%253D{device}%2526companyId%253D{external0}`,
    ],
    [
      'with site, company and name',
      `${SHELL}/${site}/${company}/${device}?name=ALD-WS-001`,
      `${SHELL}/{site}/{company}/{device}?name={name}`,
    ],
    [
      'of a European portal',
      `https://manage.euplatform.connectwise.com/x/${device}`,
      'https://manage.euplatform.connectwise.com/x/{device}',
    ],
  ] as const)('%s teaches where devices are shown', ([, address, template]) => {
    expect(templateOf(address, ids, isPortalOrigin)).toBe(template);
  });

  test('leads to another device’s page by the same way', () => {
    const address = `${SHELL}#%3F%3Fasio_route%3D%2Fd%3Fid%3D${device}%26co%3D${company}%26n%3D19304`;
    expect(addressIn(templateOf(address, ids, isPortalOrigin) ?? '', other, isPortalOrigin)).toBe(
      `${SHELL}#%3F%3Fasio_route%3D%2Fd%3Fid%3D${other.device}%26co%3D${other.company}%26n%3D777`,
    );
  });
});

describe('nothing is learned from an address', () => {
  test.for([
    ['of another origin', `https://evil.example/${device}`],
    [
      'of an origin that only begins alike',
      `https://control.itsupport247.net.evil.example/${device}`,
    ],
    [
      'with a user in front of a foreign host',
      `https://control.itsupport247.net@evil.example/${device}`,
    ],
    ['with a port', `https://control.itsupport247.net:8443/${device}`],
    ['without encryption', `http://control.itsupport247.net/${device}`],
    ['of the API', `https://openapi.service.itsupport247.net/${device}`],
    ['that runs a script', `javascript:location='${SHELL}/${device}'`],
    ['that does not name the device', `${SHELL}?companyId=${company}`],
    ['in which its number is part of another', `${SHELL}?regId=1987654`],
    ['with a secret', `${SHELL}/${device}?access_token=abc`],
    ['with a session', `${SHELL}/(S(x))/${device}?ASP.NET_SessionId=1`],
    ['that is very long', `${SHELL}/${device}?x=${'a'.repeat(1000)}`],
  ] as const)('%s', ([, address]) => {
    expect(templateOf(address, ids, isPortalOrigin)).toBeUndefined();
  });
});

describe('no address is made', () => {
  test.for([
    [
      'for what the template asks and is not known',
      `${SHELL}/{device}?r={regId}`,
      { regId: undefined },
    ],
    ['out of an id that is no plain text', `${SHELL}/{device}`, { device: '../../evil?x=1' }],
    ['for a placeholder of an unknown kind', `${SHELL}/{device}/{constructor}`, {}],
    ['of another origin', 'https://evil.example/{device}', {}],
  ] as const)('%s', ([, template, change]) => {
    expect(addressIn(template, { ...other, ...change }, isPortalOrigin)).toBeUndefined();
  });
});

test.for([
  [`${SHELL}/{device}?companyId={company}&tabId=overview`, true],
  [`${SHELL}/{device}?SSECTION=10020`, true],
  [`${SHELL}/{device}?tab=e0000000-0000-4000-8000-000000000001`, false],
  [`${SHELL}/{device}?at=1732239000000`, false],
  [`${SHELL}/{device}?view=0123456789abcdef0123`, false],
] as const)('%s is understood whole: %s', ([template, expected]) => {
  expect(isClean(template)).toBe(expected);
});

test('a name that may be a word of the address is left in it', () => {
  expect(
    templateOf(`${SHELL}/devices/${device}`, { ...ids, name: 'devices' }, isPortalOrigin),
  ).toBe(`${SHELL}/devices/{device}`);
});

test('placeholders are told by name', () => {
  expect(placeholdersIn('/{device}/x?c={company}')).toEqual(['device', 'company']);
});
