import type { Device } from './device';
import { displayText } from './display-text';
import { hostsOf, isPlainWord, withHosts } from './host-name';
import type { CompanyId, DeviceId, SiteId } from './ids';
import { serialKey, usableSerialNumber } from './serial-number';

/** What a portal page, or one row of its lists, shows that may name a device. Data from a hostile page: capped. */
export interface Evidence {
  /** UUIDs from attributes, links and the address, lower case, strongest place first. */
  readonly ids: readonly string[];
  /** Numeric `regId`s from links and the address. */
  readonly regIds: readonly string[];
  /** Short texts of cells or headings, in page order. */
  readonly texts: readonly string[];
  /** Numbers of companies from links and the address (`companyId=19304`); absent for none. */
  readonly companyNumbers?: readonly string[];
  /** What stands where a person has said that the device's name or serial number does; absent where nobody did. */
  readonly taught?: string;
}

/** What a row is by its own identity or its first cell: only this can make it stand for a company or a site. */
export interface RowLead {
  readonly text: string;
  readonly ids: readonly string[];
  readonly companyNumbers?: readonly string[];
}

/** One row of a list. */
export interface RowEvidence extends Evidence {
  readonly lead?: RowLead;
  /** Texts that hold for a whole group of rows, such as its header: they may name the company, never the device. */
  readonly around?: readonly string[];
}

export const EVIDENCE_LIMITS = {
  ids: 16,
  regIds: 4,
  companyNumbers: 4,
  texts: 40,
  around: 4,
  textLength: 160,
  rows: 250,
  addressLength: 1000,
} as const;

/** By what a device was recognised: the kinds of evidence, strongest first, and a person's word. */
export type Recognition = 'id' | 'reg-id' | 'serial-number' | 'name' | 'taught' | 'choice';

/** The records that a piece of evidence points to. */
export interface Candidates {
  readonly byId: readonly Device[];
  readonly byRegId: readonly Device[];
  /** Devices of which a text is the serial number or the name. */
  readonly byText: readonly Device[];
  /** Known companies and sites that the evidence names; they narrow a name down. */
  readonly companyIds: ReadonlySet<CompanyId>;
  readonly siteIds: ReadonlySet<SiteId>;
  /** Whether all devices of these companies, or where none is named of every company, are stored. */
  readonly complete: boolean;
}

export interface Recognised {
  readonly deviceId: DeviceId;
  readonly by: Recognition;
}

/** `ambiguous` names the devices between which a person may choose. */
export type Verdict =
  | ({ readonly is: 'device' } & Recognised)
  | { readonly is: 'ambiguous'; readonly deviceIds: readonly DeviceId[] }
  | { readonly is: 'unknown' };

/** Pages put these into long names to say where a line may break, or may not. */
const UNSEEN = /\p{Cf}/gu;
const HYPHENS = /[\u2010-\u2015\u2212]/g;

/** The form in which the RMM's spelling of a name and the portal's are equal. */
export const nameKeyOf = (name: string): string =>
  displayText(
    name.replace(UNSEEN, '').replace(HYPHENS, '-'),
    EVIDENCE_LIMITS.textLength,
  ).toLowerCase();

/** Under which texts a device is found: its serial number and its names. */
export function textKeysOf(device: Pick<Device, 'name' | 'hostName' | 'serialNumber'>): string[] {
  const { name, hostName, serialNumber } = device;
  const names = withHosts([nameKeyOf(name), nameKeyOf(hostName ?? '')]);
  return [...new Set([...names, serialKey(serialNumber ?? '')].filter((key) => key !== ''))];
}

const namesOf = ({ name, hostName }: Device): string[] =>
  [name, hostName ?? ''].map(nameKeyOf).filter((key) => key !== '');

/** Whether a device bears one of these names (as keys), with or without its domain; two domains are two devices. */
function isCalled(device: Device, names: readonly string[]): boolean {
  const shown = new Set(names);
  const hosts = new Set(names.flatMap(hostsOf));
  return namesOf(device).some(
    (name) => shown.has(name) || hosts.has(name) || hostsOf(name).some((host) => shown.has(host)),
  );
}

/** Decides which one device the evidence names. The strongest kind that names any decides; a tie is never guessed. */
export function recognise(evidence: RowEvidence, candidates: Candidates): Verdict {
  if (candidates.byId.length > 0) return among(candidates.byId, 'id', evidence, candidates);
  if (candidates.byRegId.length > 0)
    return among(candidates.byRegId, 'reg-id', evidence, candidates);
  const { taught } = evidence;
  // Where the device's own name stands is known: what else the page says names others.
  const said = taught === undefined ? evidence.texts : [taught];
  const serials = new Set(said.flatMap((text) => usableSerialNumber(text) ?? []).map(serialKey));
  const { companyIds } = candidates;
  // Makers and imaging repeat serial numbers: where the evidence names another company, it means that one's device.
  const bySerial = candidates.byText.filter(
    ({ serialNumber, companyId }) =>
      serialNumber &&
      serials.has(serialKey(serialNumber)) &&
      (companyIds.size === 0 || companyIds.has(companyId)),
  );
  const isTaught = taught !== undefined;
  const names = said.map(nameKeyOf);
  if (bySerial.length > 0)
    return among(bySerial, isTaught ? 'taught' : 'serial-number', evidence, candidates);
  const named = candidates.byText
    .filter(mayBeNamed(candidates))
    .filter((device) => isCalled(device, isTaught ? names : telling(names, evidence)));
  return among(named, isTaught ? 'taught' : 'name', evidence, candidates);
}

/** A device may be called "Server": in a row that is known by something else this tells what kind of thing it is. */
function telling(names: readonly string[], { lead }: RowEvidence): readonly string[] {
  if (lead === undefined) return names;
  const own = nameKeyOf(lead.text);
  return names.filter((name) => name === own || !isPlainWord(name));
}

/**
 * A name counts only where every device that may bear it is stored: a company without a mapping may have one of the
 * same name, and the evidence may mean that one.
 */
function mayBeNamed({ companyIds, complete }: Candidates) {
  return (device: Device): boolean =>
    complete && (companyIds.size === 0 || companyIds.has(device.companyId));
}

function among(
  devices: readonly Device[],
  by: Recognition,
  evidence: RowEvidence,
  { companyIds, siteIds }: Candidates,
): Verdict {
  const names = new Set(evidence.texts.map(nameKeyOf));
  const lead = nameKeyOf(evidence.lead?.text ?? '');
  const narrowings: readonly ((device: Device) => boolean)[] = [
    (device) => namesOf(device).some((name) => names.has(name)),
    (device) => namesOf(device).includes(lead),
    (device) => companyIds.has(device.companyId),
    (device) => device.siteId !== undefined && siteIds.has(device.siteId),
    // A machine that was set up anew is listed under a new id; the old record shows no more.
    (device) => device.missingSince === undefined,
  ];
  let left = devices;
  for (const fits of narrowings) {
    const narrowed = left.filter(fits);
    if (narrowed.length > 0) left = narrowed;
  }
  const [first] = left;
  if (!first) return { is: 'unknown' };
  return left.length === 1
    ? { is: 'device', deviceId: first.id, by }
    : { is: 'ambiguous', deviceIds: left.map(({ id }) => id) };
}
