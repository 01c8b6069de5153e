import type { FieldId } from './ids';
import { dateFields, type DateField } from './lifecycle';

export type FieldType = 'string' | 'datetime' | 'boolean' | 'enum' | 'integer' | 'unknown';

/** A custom field of endpoints, as the RMM defines it. */
export interface CustomField {
  readonly id: FieldId;
  readonly name: string;
  readonly type: FieldType;
  /** Vendor fields can be read, not written. */
  readonly origin: 'partner' | 'vendor';
}

/** The custom field that carries each date; absent until found, chosen or created. */
export type CarrierChoice = { readonly [Name in DateField]?: CustomField };

/** What a person, or the names of the fields, chose. */
export interface FieldChoice extends CarrierChoice {
  /** Fields of a vendor that are read as a source of their own. */
  readonly vendor?: CarrierChoice;
}

/** A field to choose from, with what it holds at a few devices. */
export interface FieldCandidate extends CustomField {
  readonly samples: readonly { readonly deviceName: string; readonly text: string }[];
}

/** Names that a new field gets. */
export const defaultFieldNames: Readonly<Record<DateField, string>> = {
  purchaseDate: 'Purchase Date',
  warrantyExpiry: 'Warranty Expiry Date',
};

export const canCarryDate = ({ type, origin }: CustomField): boolean =>
  origin === 'partner' && (type === 'string' || type === 'datetime');

/** A vendor's field can't be written; what it holds is a source of its own. */
export const canBeSource = ({ type, origin }: CustomField): boolean =>
  origin === 'vendor' && (type === 'string' || type === 'datetime');

/** Chooses, for each date, the one field whose name says it, and the one of a vendor; a tie is left to a person. */
export function chooseFields(fields: readonly CustomField[]): FieldChoice {
  const vendor = bestOfEach(fields.filter(canBeSource));
  const choice = bestOfEach(fields.filter(canCarryDate));
  return Object.keys(vendor).length > 0 ? { ...choice, vendor } : choice;
}

function bestOfEach(fields: readonly CustomField[]): CarrierChoice {
  const choice: { [Name in DateField]?: CustomField } = {};
  for (const name of dateFields) {
    const best = bestOf(fields, name);
    if (best) choice[name] = best;
  }
  return choice;
}

function bestOf(fields: readonly CustomField[], field: DateField): CustomField | undefined {
  const scored = fields.map((candidate) => ({ candidate, score: score(candidate.name, field) }));
  const top = Math.max(0, ...scored.map(({ score: points }) => points));
  const winners = scored.filter(({ score: points }) => points === top);
  return top > 0 && winners.length === 1 ? winners[0]?.candidate : undefined;
}

const WARRANTY = /warrant|garanti|gew[aä]hr/;
const WARRANTY_END = /expir|\bend|until|ablauf|bis\b/;
const WARRANTY_OTHER =
  /start|begin|provider|vendor|type|level|status|id\b|note|link|url|number|length|term|month|year/;
const PURCHASE = /purchas|bought|kauf|acqui/;
const PURCHASE_OTHER = /warrant|order|price|cost|from|vendor|by\b|note|number|value|invoice|preis/;

/** 0: not it; more: the surer. */
function score(name: string, field: DateField): number {
  const words = name.toLowerCase().replace(/[_-]+/g, ' ');
  if (words === defaultFieldNames[field].toLowerCase()) return 4;
  const isDate = /date|datum/.test(words) ? 1 : 0;
  if (field === 'purchaseDate') {
    return PURCHASE.test(words) && !PURCHASE_OTHER.test(words) ? 1 + isDate : 0;
  }
  if (!WARRANTY.test(words) || WARRANTY_OTHER.test(words)) return 0;
  return 1 + isDate + (WARRANTY_END.test(words) ? 1 : 0);
}
