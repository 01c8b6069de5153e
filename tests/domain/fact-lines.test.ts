import { describe, expect, test } from 'vitest';
import type { DeviceMore } from '@/lib/domain/device-details';
import type { DeviceView } from '@/lib/domain/device-view';
import { customFieldLines, factLines } from '@/lib/domain/fact-lines';
import { day, device, NOW } from '../components/make';

const format = { now: NOW, dateDisplay: 'iso' } as const;
const nothingMore: DeviceMore = { macAddresses: [], groups: [] };

const lines = (over: Partial<DeviceView>, more: DeviceMore | null = nothingMore) =>
  factLines(device('WS-01', over), more, format).map(({ label, text }) => `${label}: ${text}`);

const everything: DeviceMore = {
  hostName: 'desk-01.contoso.local',
  macAddresses: ['00:15:5d:01:02:03', '00:15:5d:01:02:04'],
  groups: ['Laptops'],
  hypervisor: { platform: 'ESXi', address: '10.0.0.9', status: 'fail' },
  processor: 'Intel Core i7-1365U',
  memoryBytes: 16 * 1024 ** 3,
  lastUser: 'CONTOSO\\kim',
  lastUserAt: NOW - 2 * 3_600_000,
  readAt: NOW,
  companyIds: ['19300', 'CW-7'],
  customFields: [
    { name: 'Asset tag', text: 'A-4711', origin: 'partner' },
    { name: 'Warranty', text: '2027-05-01', origin: 'vendor' },
    { name: 'Rack', text: '', origin: 'partner' },
  ],
};

describe('factLines', () => {
  test('tells all that is known, in one order', () => {
    const view = {
      clientName: 'Contoso Group',
      operatingSystem: { name: 'Windows 11 Pro', build: '22631' },
      firstSeen: day('2023-05-17'),
    };
    expect(lines(view, everything)).toEqual([
      'Client: Contoso Group',
      'Company: Contoso',
      'External ids of the company: 19300, CW-7',
      'Site: HQ',
      'Type: Laptop',
      'Maker and model: Dell Inc. Latitude 7440',
      'Serial number: 7XK2L93',
      'Operating system: Windows 11 Pro, build 22631',
      'Processor: Intel Core i7-1365U',
      'Memory: 16 GB',
      'Hypervisor: ESXi, at 10.0.0.9, ConnectWise can’t reach it',
      'Host name: desk-01.contoso.local',
      'IP address: 10.0.0.5',
      'MAC addresses: 00:15:5d:01:02:03, 00:15:5d:01:02:04',
      'Last signed-in user: CONTOSO\\kim, 2 hours ago',
      'Device group: Laptops',
      'First seen in the RMM: 2023-05-17',
    ]);
  });

  test('leaves out what is not known', () => {
    const {
      maker: _maker,
      model: _model,
      serialNumber: _serial,
      siteName: _site,
      ...bare
    } = device('AP-01', { kind: 'network-device', addresses: [] });
    expect(factLines(bare, null, format).map(({ label }) => label)).toEqual(['Company', 'Type']);
  });

  test('tells a host name only where it is another one', () => {
    const labels = lines({}, { ...nothingMore, hostName: 'ws-01' });
    expect(labels.filter((line) => line.startsWith('Host name'))).toEqual([]);
  });

  test('names the first of very many and counts the rest', () => {
    const macAddresses = Array.from({ length: 200 }, (_, index) => `mac-${index}`);
    const line = lines({}, { ...nothingMore, macAddresses }).find((one) => one.startsWith('MAC'));
    expect(line).toMatch(/^MAC addresses: mac-0, .*mac-29 and 170 more$/);
  });

  test('shows text of the RMM without its control characters', () => {
    expect(lines({ siteName: 'gnp.\u202Eexe' })).toContain('Site: gnp. exe');
  });
});

describe('customFieldLines', () => {
  test('tells what a field holds, and which are a vendor’s; an empty one is left out', () => {
    expect(customFieldLines(everything)).toEqual([
      { label: 'Asset tag', text: 'A-4711' },
      { label: 'Warranty (vendor)', text: '2027-05-01' },
    ]);
  });

  test('is empty while they were never read', () => {
    expect(customFieldLines(null)).toEqual([]);
    expect(customFieldLines(nothingMore)).toEqual([]);
  });
});
