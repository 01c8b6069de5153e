import { EVIDENCE_LIMITS, type Evidence } from '@/lib/domain/evidence';

export type IdEvidence = Pick<Evidence, 'ids' | 'regIds' | 'companyNumbers'>;

const UUID = /(?<![0-9a-f])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f])/gi;
/** `regId=987654`, `"regId":"987654"`, `regid/987654`, `REG_ID_987654`. */
const REG_ID = /reg[_-]?id(?![a-z])["'\s]{0,2}[=:/,(_-]?["'\s]{0,2}(\d{3,12})(?!\d)/gi;

/** `companyId=19304`, `"companyId":"19304"`, `companies/19304`, `client_id:19304`. */
const COMPANY_NUMBER =
  /(?<![a-z])(?:compan(?:y|ies)|clients?)(?:[_-]?(?:id|no|number))?["'\s]{0,2}[=:/,(]["'\s]{0,2}(\d{1,12})(?![\da-f-])/gi;

const OF_A_DEVICE =
  /(endpoint|device|asset|resource|machine)[a-z_-]{0,12}["'\s]{0,2}[=:/,(]["'\s]{0,2}$/i;
const OF_ANOTHER_THING =
  /(company|client|site|partner|tenant|ticket|group|user)[a-z_-]{0,12}["'\s]{0,2}[=:/,(]["'\s]{0,2}$/i;
const LABEL_LENGTH = 28;

/** UUIDs in a text: those labelled as a device's first, those of companies, sites and the like last. */
export function uuidsIn(text: string): string[] {
  if (text.length < 36) return [];
  const found = Array.from(text.matchAll(UUID), ({ 0: id, index }) => ({
    id: id.toLowerCase(),
    rank: rankOf(text.slice(Math.max(0, index - LABEL_LENGTH), index)),
  }));
  return [...new Set(found.toSorted((a, b) => a.rank - b.rank).map(({ id }) => id))];
}

function rankOf(label: string): number {
  if (OF_A_DEVICE.test(label)) return 0;
  return OF_ANOTHER_THING.test(label) ? 2 : 1;
}

export const regIdsIn = (text: string): string[] => [
  ...new Set(Array.from(text.matchAll(REG_ID), ({ 1: digits }) => digits ?? '')),
];

export const companyNumbersIn = (text: string): string[] =>
  /compan|client/i.test(text)
    ? distinct(Array.from(text.matchAll(COMPANY_NUMBER), ({ 1: digits }) => digits ?? ''))
    : [];

/** Joins what several places say, strongest place first, within the limits of a message. */
export function joinIds(places: readonly IdEvidence[]): IdEvidence {
  const companyNumbers = distinct(places.flatMap((place) => place.companyNumbers ?? []));
  return {
    ids: distinct(places.flatMap(({ ids }) => ids)).slice(0, EVIDENCE_LIMITS.ids),
    regIds: distinct(places.flatMap(({ regIds }) => regIds)).slice(0, EVIDENCE_LIMITS.regIds),
    ...(companyNumbers.length > 0 && {
      companyNumbers: companyNumbers.slice(0, EVIDENCE_LIMITS.companyNumbers),
    }),
  };
}

export const distinct = <Item>(items: readonly Item[]): Item[] => [...new Set(items)];
