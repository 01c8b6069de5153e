import { hasWarranty } from './device';
import { displayText } from './display-text';
import { createSpansOf } from './expiry-span';
import type { FleetRow } from './fleet';
import type { ClientId } from './ids';
import { daysBetween, type IsoDate } from './iso-date';
import { policyOf, type Policy, type PolicySettings } from './policy';
import { serialKey } from './serial-number';
import { replacementOf, warrantyOf, type Replacement, type Warranty } from './status';

/** What is not known of a device, or that the RMM does not know it any more. */
export const fleetGaps = ['no-purchase', 'no-warranty', 'not-read', 'gone'] as const;
export type FleetGap = (typeof fleetGaps)[number];

/** A row with what search, sort and filters need of it, so that a keystroke works nothing out anew. */
export interface FleetDevice extends NamedRow {
  readonly warranty: Warranty['state'];
  readonly replacement: Replacement['state'];
  /** Negative once it is over; absent without an expiry, and for kinds without warranty. */
  readonly daysLeft: number | undefined;
  /** Windows, months and the rest of `expirySpans` in which its warranty ends. */
  readonly spans: readonly string[];
  readonly gaps: readonly FleetGap[];
}

/** What follows from the row alone. */
export interface NamedRow {
  readonly row: FleetRow;
  /** Everything that the search looks through, folded. */
  readonly text: string;
  /** Puts names into the order that people expect: PC-9 before PC-10. */
  readonly nameKey: string;
}

const MARKS = /\p{M}+/gu;
const BEYOND_ASCII = /[^\u0000-\u007f]/;

/** The form in which a search finds a text: without case, accents and control characters. */
export function folded(text: string): string {
  const plain = displayText(text).toLowerCase();
  return BEYOND_ASCII.test(plain) ? plain.normalize('NFD').replace(MARKS, '') : plain;
}

const DIGITS = 10;

/** Compared as plain text, such keys are in the order of names with numbers in them. */
export const naturalKey = (text: string): string =>
  folded(text).replace(/\d+/g, (digits) => digits.padStart(DIGITS, '0'));

export function namedRow(row: FleetRow): NamedRow {
  const { name, serialNumber, maker, model, clientName, companyName } = row;
  const serial = serialNumber === undefined ? undefined : serialKey(serialNumber);
  const sought = [name, serialNumber, serial, maker, model, clientName, companyName];
  const texts = sought.filter((text) => text !== undefined && text !== '');
  return {
    row,
    // The line break keeps a search from running over from one text into the next.
    text: texts.map((text) => folded(text ?? '')).join('\n'),
    nameKey: naturalKey(name),
  };
}

/** The rules and the day by which statuses are told. */
export interface FleetRules {
  readonly today: IsoDate;
  readonly policyOf: (clientId: ClientId | undefined) => Policy;
  readonly spansOf: (expires: IsoDate | undefined) => readonly string[];
}

export function createFleetRules(settings: PolicySettings, today: IsoDate): FleetRules {
  const policies = new Map<ClientId | undefined, Policy>();
  return {
    today,
    spansOf: createSpansOf(today),
    policyOf(clientId) {
      const policy = policies.get(clientId) ?? policyOf(settings, clientId);
      policies.set(clientId, policy);
      return policy;
    },
  };
}

export function fleetDevice({ row, text, nameKey }: NamedRow, rules: FleetRules): FleetDevice {
  const { today } = rules;
  const policy = rules.policyOf(row.clientId);
  const warranty = warrantyOf(row, policy, today);
  const expires = 'expires' in warranty ? warranty.expires : undefined;
  return {
    row,
    text,
    nameKey,
    warranty: warranty.state,
    replacement: replacementOf(row, policy, today).state,
    daysLeft: expires && daysBetween(today, expires),
    spans: warranty.state === 'none' ? NONE : rules.spansOf(expires),
    gaps: gapsOf(row),
  };
}

/** That there is no date can be told only of a device that was read; and what is never bought lacks none. */
function gapsOf(row: FleetRow): readonly FleetGap[] {
  const { kind, purchaseDate, warrantyExpiry, isRead, isGone } = row;
  const isDated = hasWarranty(kind) && isRead;
  const gaps: FleetGap[] = [];
  if (isDated && !purchaseDate) gaps.push('no-purchase');
  if (isDated && !warrantyExpiry) gaps.push('no-warranty');
  if (!isRead) gaps.push('not-read');
  if (isGone) gaps.push('gone');
  return gaps.length > 0 ? gaps : NONE;
}

/** One list for all that have nothing of the kind. */
const NONE: readonly never[] = [];
