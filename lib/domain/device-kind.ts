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
/** Other and unknown: what a chassis says that says nothing. */
const VAGUE_CHASSIS = new Set([0, 1, 2]);
const VIRTUAL_MODEL =
  /virtual (machine|platform)|vmware|virtualbox|standard pc \(|openstack|compute engine|\b(kvm|qemu|hvm|bochs|bhyve|ahv)\b/i;
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
  if (isServer(hints, words)) return 'server';
  return isPortable(hints, words) ? 'laptop' : 'desktop';
}

function isGuest({ virtualType, model }: KindHints): boolean {
  if (/physical|host/i.test(virtualType ?? '')) return false;
  return /guest|virtual/i.test(virtualType ?? '') || VIRTUAL_MODEL.test(model ?? '');
}

const isHost = ({ virtualType, osName }: KindHints): boolean =>
  /^host$/i.test(virtualType ?? '') || /esxi|vmkernel/i.test(osName ?? '');

/** The operating system decides only where the record does not say what the machine is. */
const isServer = ({ osName }: KindHints, words: string): boolean =>
  words.includes('server') ||
  (!/desktop|laptop|notebook|workstation/.test(words) && /\bserver\b/i.test(osName ?? ''));

function isPortable({ chassisTypes = [], model }: KindHints, words: string): boolean {
  if (/laptop|notebook/.test(words)) return true;
  const telling = chassisTypes.filter((chassis) => !VAGUE_CHASSIS.has(chassis));
  if (telling.length > 0) return telling.some((chassis) => PORTABLE_CHASSIS.has(chassis));
  return PORTABLE_MODEL.test(model ?? '');
}
