import { expect, test } from 'vitest';
import { routeOf } from '@/components/workspace/workspace-route';

test.for([
  ['', { place: 'overview', tracking: 'staged' }],
  ['#settings', { place: 'settings', tracking: 'staged' }],
  ['#/devices?tracking=imported', { place: 'devices', tracking: 'imported' }],
  [
    '#devices?tracking=imported&group=g-1',
    { place: 'devices', tracking: 'imported', groupId: 'g-1' },
  ],
  ['#companies?company=c-1', { place: 'companies', tracking: 'staged', companyId: 'c-1' }],
  ['#fleet', { place: 'fleet', address: '' }],
  ['#fleet?client=c-1&sort=-expiry', { place: 'fleet', address: 'client=c-1&sort=-expiry' }],
  ['#report?client=c-1', { place: 'report', clientId: 'c-1' }],
  ['#report?client=../x', { place: 'report', clientId: undefined }],
  ['#device/d-1', { place: 'device', deviceId: 'd-1' }],
  ['#device/d-1?portal=unknown', { place: 'device', deviceId: 'd-1', isPortalUnknown: true }],
  ['#device/a%3Ab', { place: 'device', deviceId: 'a:b' }],
  ['#device/%E0%A4%A', { place: 'overview', tracking: 'staged' }],
  ['#device/', { place: 'overview', tracking: 'staged' }],
  ['#device/../x', { place: 'overview', tracking: 'staged' }],
  ['#elsewhere', { place: 'overview', tracking: 'staged' }],
] as const)('%s leads to %j', ([hash, route]) => {
  expect(routeOf(hash)).toEqual(route);
});
