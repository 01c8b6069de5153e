import { describe, expect, test } from 'vitest';
import type { Device } from '@/lib/domain/device';
import {
  nameKeyOf,
  recognise,
  textKeysOf,
  type Candidates,
  type Evidence,
} from '@/lib/domain/evidence';
import { companyId, device, deviceId, siteId } from '../fixtures/make';

const known = (...[number, ofCompany, change]: Parameters<typeof device>): Device => ({
  ...device(number, ofCompany, change),
  tracking: 'imported',
  fieldsReadAt: 0,
  groupIds: [],
});

const shown = (texts: readonly string[] = []): Evidence => ({ ids: [], regIds: [], texts });

const candidates = (change: Partial<Candidates> = {}): Candidates => ({
  byId: [],
  byRegId: [],
  byText: [],
  companyIds: new Set(),
  siteIds: new Set(),
  complete: true,
  ...change,
});

const one = known(1, 1, { name: 'SRV-1', serialNumber: 'AAA1111' });
const two = known(2, 2, { name: 'SRV-1', serialNumber: 'BBB2222' });

describe('recognising', () => {
  test('follows the strongest kind of evidence', () => {
    const texts = shown(['BBB2222', 'SRV-1']);
    const byText = [one, two];
    const verdict = (change: Partial<Candidates>) => recognise(texts, candidates(change));
    expect(verdict({ byId: [one], byText })).toMatchObject({ deviceId: one.id, by: 'id' });
    expect(verdict({ byRegId: [one], byText })).toMatchObject({ deviceId: one.id, by: 'reg-id' });
    expect(verdict({ byText })).toMatchObject({ deviceId: two.id, by: 'serial-number' });
  });

  test('by name takes the one of the named company', () => {
    const companyIds = new Set([companyId(2)]);
    expect(recognise(shown(['SRV-1']), candidates({ byText: [one, two], companyIds }))).toEqual({
      is: 'device',
      deviceId: two.id,
      by: 'name',
    });
  });

  test('by name finds nothing where not every device that may bear it is stored', () => {
    const byText = [one];
    const verdict = (change: Partial<Candidates>) =>
      recognise(shown(['SRV-1']), candidates({ byText, ...change })).is;
    expect(verdict({ complete: true })).toBe('device');
    expect(verdict({ complete: false })).toBe('unknown');
    expect(verdict({ companyIds: new Set([companyId(1)]), complete: false })).toBe('unknown');
    expect(verdict({ companyIds: new Set([companyId(9)]) })).toBe('unknown');
  });

  test('names a tie and guesses nothing', () => {
    expect(recognise(shown(['SRV-1']), candidates({ byText: [one, two] }))).toEqual({
      is: 'ambiguous',
      deviceIds: [one.id, two.id],
    });
  });

  test('tells twins of one company apart by their site', () => {
    const here = known(3, 1, { name: 'Kiosk', siteId: siteId(1) });
    const there = known(4, 1, { name: 'Kiosk', siteId: siteId(2) });
    const siteIds = new Set([siteId(2)]);
    const companyIds = new Set([companyId(1)]);
    const found = candidates({ byText: [here, there], siteIds, companyIds });
    expect(recognise(shown(['Kiosk']), found)).toMatchObject({ deviceId: there.id });
  });

  test('takes one that is listed before one that is missing', () => {
    const gone: Device = { ...one, missingSince: 5 };
    const back = known(5, 1, { name: 'SRV-1' });
    const found = candidates({ byText: [gone, back], companyIds: new Set([companyId(1)]) });
    expect(recognise(shown(['SRV-1']), found)).toMatchObject({ deviceId: back.id });
    expect(recognise(shown(['AAA1111']), candidates({ byText: [gone] }))).toMatchObject({
      deviceId: deviceId(1),
    });
  });

  test('not by the serial number of a device of another company than the one that is named', () => {
    const companyIds = new Set([companyId(2)]);
    const texts = shown(['AAA1111', 'SRV-9']);
    expect(recognise(texts, candidates({ byText: [one], companyIds }))).toEqual({ is: 'unknown' });
    expect(recognise(texts, candidates({ byText: [one] }))).toMatchObject({ deviceId: one.id });
  });

  test('never by a placeholder in place of a serial number', () => {
    const odd = known(6, 1, { name: 'X', serialNumber: 'Default string' });
    expect(recognise(shown(['Default string']), candidates({ byText: [odd] })).is).toBe('unknown');
    const noName = known(7, 1, { name: 'Default string' });
    expect(recognise(shown(['Default string']), candidates({ byText: [noName] }))).toMatchObject({
      by: 'name',
    });
  });
});

test('a device is found under its names and its serial number, each once', () => {
  expect(textKeysOf({ name: ' Front  Desk', hostName: 'WS-1', serialNumber: 'AB-12 34' })).toEqual([
    'front desk',
    'ws-1',
    'ab1234',
  ]);
  expect(textKeysOf({ name: 'ws-1', hostName: 'WS-1' })).toEqual(['ws-1']);
  expect(textKeysOf({ name: '' })).toEqual([]);
  expect(textKeysOf({ name: 'DC1.contoso.local' })).toEqual(['dc1.contoso.local', 'dc1']);
  expect(textKeysOf({ name: '10.0.0.5' })).toEqual(['10.0.0.5']);
});

test('the portal’s spelling of a name and the RMM’s are one', () => {
  expect(nameKeyOf('  Front\u00a0Desk\u202e ')).toBe(nameKeyOf('front desk'));
  expect(nameKeyOf('FRONT\u00ad-\u200bDE\u2060SK\u20111')).toBe('front-desk-1');
  expect(nameKeyOf('x'.repeat(500))).toHaveLength(160);
});
