import type { DeviceKind } from './device';

/** The words of an endpoint record that tell what it is; all optional, any case. */
export interface KindHints {
  readonly category: 'platform' | 'network' | 'cloud';
  readonly endpointType?: string | undefined;
  readonly resourceType?: string | undefined;
  readonly type?: string | undefined;
  readonly virtualType?: string | undefined;
  readonly chassisTypes?: readonly number[] | undefined;
  readonly osName?: string | undefined;
  readonly model?: string | undefined;
}

// SMBIOS 3.7, table 17: portable, laptop, notebook, sub-notebook, tablet, convertible, detachable.
const PORTABLE_CHASSIS = new Set([8, 9, 10, 14, 30, 31, 32]);
const VIRTUAL_MODEL = /virtual machine|vmware|virtualbox|\bkvm\b|\bqemu\b|\bhvm\b/i;
const PORTABLE_MODEL =
  /\b(laptop|notebook|latitude|thinkpad|elitebook|probook|macbook|surface laptop|surface pro|xps 1[35])/i;
const NETWORK = /network|firewall|switch|router|access ?point|printer/i;

export function kindOf(hints: KindHints): DeviceKind {
  const words = [hints.endpointType, hints.resourceType, hints.type].join(' ').toLowerCase();
  if (hints.category === 'cloud') return 'cloud';
  if (hints.category === 'network' || NETWORK.test(words)) return 'network-device';
  if (isGuest(hints)) return 'virtual-machine';
  if (isHost(hints)) return 'hypervisor-host';
  if (words.includes('mobile')) return 'mobile';
  if (words.includes('server')) return 'server';
  return isPortable(hints, words) ? 'laptop' : 'desktop';
}

function isGuest({ virtualType, model }: KindHints): boolean {
  if (virtualType) return /guest/i.test(virtualType);
  return VIRTUAL_MODEL.test(model ?? '');
}

const isHost = ({ virtualType, osName }: KindHints): boolean =>
  /^host$/i.test(virtualType ?? '') || /esxi|vmkernel/i.test(osName ?? '');

function isPortable({ chassisTypes, model }: KindHints, words: string): boolean {
  if (/laptop|notebook/.test(words)) return true;
  if (chassisTypes?.length) return chassisTypes.some((chassis) => PORTABLE_CHASSIS.has(chassis));
  return PORTABLE_MODEL.test(model ?? '');
}
