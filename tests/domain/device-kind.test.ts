import { describe, expect, test } from 'vitest';
import { kindOf, type KindHints } from '@/lib/domain/device-kind';

const platform = (hints: Omit<KindHints, 'category'>): KindHints => ({
  category: 'platform',
  ...hints,
});

describe('kindOf', () => {
  test.for([
    [platform({}), 'desktop'],
    [platform({ endpointType: 'Desktop' }), 'desktop'],
    [platform({ endpointType: 'Desktop', chassisTypes: [3] }), 'desktop'],
    [platform({ endpointType: 'Desktop', chassisTypes: [10] }), 'laptop'],
    [platform({ endpointType: 'Desktop', chassisTypes: [3, 31] }), 'laptop'],
    [platform({ endpointType: 'Desktop', model: 'Latitude 5440' }), 'laptop'],
    [platform({ endpointType: 'Desktop', model: 'Latitude 5440', chassisTypes: [2] }), 'laptop'],
    [platform({ endpointType: 'Desktop', model: 'Latitude 5440', chassisTypes: [3] }), 'desktop'],
    [platform({ resourceType: 'LAPTOP' }), 'laptop'],
    [platform({ endpointType: 'Server', chassisTypes: [23] }), 'server'],
    [platform({ osName: 'Microsoft Windows Server 2022 Standard' }), 'server'],
    [platform({ endpointType: 'Desktop', osName: 'Microsoft Windows Server 2022' }), 'desktop'],
    [platform({ endpointType: 'Server', virtualType: 'Guest' }), 'virtual-machine'],
    [platform({ endpointType: 'Server', virtualType: 'Virtual' }), 'virtual-machine'],
    [platform({ endpointType: 'Server', model: 'VMware Virtual Platform' }), 'virtual-machine'],
    [
      platform({ endpointType: 'Server', virtualType: 'N/A', model: 'Virtual Machine' }),
      'virtual-machine',
    ],
    [platform({ model: 'Standard PC (Q35 + ICH9, 2009)' }), 'virtual-machine'],
    [platform({ virtualType: 'Physical', model: 'VMware VDI Client' }), 'desktop'],
    [platform({ endpointType: 'Server', virtualType: 'Host' }), 'hypervisor-host'],
    [platform({ endpointType: 'Server', osName: 'VMware ESXi 8.0' }), 'hypervisor-host'],
    [platform({ type: 'Mobile' }), 'mobile'],
    [platform({ type: 'Firewall' }), 'network-device'],
    [platform({ endpointType: 'NetworkDevice' }), 'network-device'],
    [platform({ resourceType: 'Access Point' }), 'network-device'],
    [{ category: 'network', endpointType: 'Server' }, 'network-device'],
    [{ category: 'cloud', endpointType: 'Server', virtualType: 'Guest' }, 'cloud'],
  ] as const)('%j is a %s', ([hints, kind]) => {
    expect(kindOf(hints)).toBe(kind);
  });
});
