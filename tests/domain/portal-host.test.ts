import { expect, test } from 'vitest';
import { isAddedOrigin, mayBeAdded, parsePortalHost } from '@/lib/domain/portal-host';

test.for([
  ['portal.example.com', 'portal.example.com'],
  [' HTTPS://Portal.Example.com/QADashB/x?y#z ', 'portal.example.com'],
  ['http://portal.example.com', undefined],
  ['portal.example.com:8443', undefined],
  ['*.example.com', undefined],
  ['example', undefined],
  ['10.0.0.5', undefined],
  ['user@portal.example.com', undefined],
  ['portal..example.com', undefined],
  ['ftp://portal.example.com', undefined],
  ['', undefined],
] as const)('%j is the host %j', ([typed, host]) => {
  expect(parsePortalHost(typed)).toBe(host);
});

test.for([
  'openapi.service.itsupport247.net',
  'control.itsupport247.net',
  'setup.auplatform.connectwise.com',
])('%s is not to be added', (host) => {
  expect(mayBeAdded(host)).toBe(false);
});

test('nothing but exactly an added host, by HTTPS and the default port, is an added portal', () => {
  const hosts = ['portal.example.com'];
  const origins = [
    'https://portal.example.com',
    'http://portal.example.com',
    'https://portal.example.com:8443',
    'https://evil.portal.example.com',
    'https://portal.example.com.evil.test',
    'null',
  ];
  expect(origins.filter((origin) => isAddedOrigin(origin, hosts))).toEqual([
    'https://portal.example.com',
  ]);
});
