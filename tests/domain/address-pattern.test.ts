import { describe, expect, test } from 'vitest';
import { fitsPattern, morePrecise, parsePattern, patternOf } from '@/lib/domain/address-pattern';

const HOST = 'https://control.itsupport247.net';
const ID = '0b6f2c7e-5d7a-4a57-9c0e-3f1f5f0a9d11';
const OTHER = 'a3d5e5b2-8b1e-4b59-8a55-0d9a3a1f7c22';

describe('the pattern of an address', () => {
  test.for([
    ['an id in the path', `${HOST}/Shell/device-details/${ID}`, `${HOST}/Shell/device-details/*`],
    ['a number in the path', `${HOST}/device/987654/overview`, `${HOST}/device/*/overview`],
    ['an id in the query', `${HOST}/Shell/details?endpointId=${ID}`, `${HOST}/Shell/details`],
    ['a view in the query', `${HOST}/app?id=1&page=details`, `${HOST}/app?page=details`],
    ['a route in the hash', `${HOST}/app#/devices/${ID}/facts?x=1`, `${HOST}/app#/devices/*/facts`],
    [
      'the portal’s own route, encoded twice',
      `${HOST}/Shell#??asio_route=%252Fdevices%252Fdetails%253FendpointId%253D${ID}??`,
      `${HOST}/Shell#/devices/details`,
    ],
    ['a place on the page', `${HOST}/device#serial`, `${HOST}/device`],
    ['the device’s own name', `${HOST}/device/SRV-01`, `${HOST}/device/*`],
    ['a version', `${HOST}/v2/list`, `${HOST}/v2/list`],
  ] as const)('with %s', ([, address, pattern]) => {
    expect(patternOf(address, ['srv-01'])).toBe(pattern);
    expect(fitsPattern(pattern, address)).toBe(true);
    expect(parsePattern(pattern)).toBe(pattern);
  });

  test.for(['http://control.itsupport247.net/', 'about:blank', ''])('is none for %s', (address) => {
    expect(patternOf(address)).toBeUndefined();
  });

  test('holds for the next device and for no other page', () => {
    const pattern = patternOf(`${HOST}/Shell/details/${ID}#/facts`) ?? '';
    expect(fitsPattern(pattern, `${HOST}/shell/Details/${OTHER}#/facts`)).toBe(true);
    expect(fitsPattern(pattern, `${HOST}/Shell/details/${OTHER}`)).toBe(false);
    expect(fitsPattern(pattern, `${HOST}/Shell/details/${OTHER}/more#/facts`)).toBe(false);
    expect(fitsPattern(pattern, `https://login.itsupport247.net/Shell/details/x#/facts`)).toBe(
      false,
    );
  });

  test('holds for more addresses the more of it is open', () => {
    const [open, precise] = [`${HOST}/*/x`, `${HOST}/devices/x`];
    expect([open, precise].toSorted(morePrecise)).toEqual([precise, open]);
  });
});

test.for([
  ['an address that is no pattern', `${HOST}/device/../x?y=1`],
  ['a script', `javascript:alert(1)//${HOST}/`],
  ['one without an end', `${HOST}/${'a/'.repeat(400)}`],
])('%s is read as no pattern', ([, text]) => {
  expect(parsePattern(text ?? '')).toBeUndefined();
});
