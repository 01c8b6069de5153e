import { describe, expect, test } from 'vitest';
import {
  isPortalOrigin,
  isRegionId,
  portalPatterns,
  regionList,
  regionOfClientId,
} from '@/lib/domain/region';

describe('regionOfClientId', () => {
  test.for([
    ['0e30aaaa', 'na'],
    [' 0E31AAAA', 'eu'],
    ['0e32', 'au'],
    ['0e33aaaa', undefined],
    ['a0e30', undefined],
    ['', undefined],
  ] as const)('%j is made in %s', ([clientId, id]) => {
    expect(regionOfClientId(clientId)?.id).toBe(id);
  });
});

describe('isPortalOrigin', () => {
  test.for([
    'https://control.itsupport247.net',
    'https://CONTROL.itsupport247.net',
    'https://control.euplatform.connectwise.com',
    'https://any.auplatform.connectwise.com',
  ])('%s is one', (origin) => {
    expect(isPortalOrigin(origin)).toBe(true);
  });

  test.for([
    'http://control.itsupport247.net',
    'https://control.itsupport247.net:444',
    'https://control.itsupport247.net/',
    'https://control.itsupport247.net.evil.example',
    'https://evil-control.itsupport247.net',
    'https://itsupport247.net',
    'https://eviluplatform.connectwise.com',
    'https://connectwise.com',
    'https://user@control.itsupport247.net',
    'chrome-extension://abcdefghijklmnop',
    'null',
    '',
  ])('%j is none', (origin) => {
    expect(isPortalOrigin(origin)).toBe(false);
  });

  test('no API is a portal, although the patterns cover some', () => {
    expect(regionList.map(({ apiOrigin }) => isPortalOrigin(apiOrigin))).toEqual([
      false,
      false,
      false,
    ]);
  });
});

test('every region has its own host, prefix and pages', () => {
  expect(new Set(regionList.map(({ apiOrigin }) => apiOrigin)).size).toBe(3);
  expect(new Set(regionList.map(({ clientIdPrefix }) => clientIdPrefix)).size).toBe(3);
  expect(portalPatterns.every((pattern) => /^https:\/\/[^/]+\/\*$/.test(pattern))).toBe(true);
  expect(regionList.every(({ id }) => isRegionId(id))).toBe(true);
  expect(['us', '', null, 1, 'NA'].filter(isRegionId)).toEqual([]);
});
