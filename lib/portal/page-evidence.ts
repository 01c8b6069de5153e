import { EVIDENCE_LIMITS, nameKeyOf, type Evidence } from '@/lib/domain/evidence';
import { serialKey, usableSerialNumber } from '@/lib/domain/serial-number';
import { addressEvidence, isEmpty } from './address-evidence';
import { distinct, joinIds, regIdsIn, uuidsIn, type IdEvidence } from './ids-in-text';
import { evidenceText, lineOf, textNodesIn } from './page-tree';

/** What a page that is about one device says of it. */
export interface PageReading {
  readonly evidence: Evidence;
  readonly key: string;
  /** Whether the address itself names something. */
  readonly isAddressed: boolean;
  /** The address that does: of the outermost frame of those that name the same. */
  readonly address: string | undefined;
  /** Headings, for the check whether one of them is the device's name. */
  readonly headings: readonly string[];
  /** What the page labels as a serial number, as serial keys. */
  readonly serials: readonly string[];
  /** All addresses, as one text. */
  readonly place: string;
}

const HEADINGS = 'h1,h2,h3,[role="heading"]';
const PLACES =
  '[aria-current="page"],[aria-label*="breadcrumb" i] li,[aria-label*="breadcrumb" i] a';
const LABEL =
  /^(?:serial(?: (?:number|no\.?|#))?|service tag|s\/n|(?:friendly|device|host|computer|machine|endpoint|system)[ _-]?name|name|company|client|site|ip(?: address)?)\s*:?$/i;
const SERIAL_LABEL = /^(?:serial|service tag|s\/n)/i;
const INLINE_LABEL =
  /^(serial(?: (?:number|no\.?))?|service tag|s\/n|(?:friendly|device|host|computer|system) name)\s*[:#]\s*(\S.{2,120})$/i;
const MOST_TEXTS_READ = 1500;
const MOST_HEADINGS = 12;

/** `taught`: what stands where a person has said that pages like this one name their device. */
export function readPage(
  roots: readonly (ParentNode & Node)[],
  addresses: readonly string[],
  taught?: string,
): PageReading {
  const said = addresses.map(addressEvidence);
  const address = joinIds(said);
  const titles = roots.flatMap((root) =>
    Array.from(root.querySelectorAll(HEADINGS)).slice(0, MOST_HEADINGS),
  );
  const headings = titles.map(({ textContent }) => evidenceText(textContent)).filter(Boolean);
  const places = roots.flatMap((root) =>
    Array.from(root.querySelectorAll(PLACES), ({ textContent }) => evidenceText(textContent)),
  );
  const labelled = roots.flatMap(labelledValues);
  const texts = distinct([...headings, ...labelled.map(({ value }) => value), ...places])
    .filter((text) => text.length > 1)
    .slice(0, EVIDENCE_LIMITS.texts);
  const ids = joinIds([address, ...(isEmpty(address) ? titles.slice(0, 3).map(idsAround) : [])]);
  return {
    evidence: { ...ids, texts, ...(taught && { taught }) },
    key: JSON.stringify([ids, texts, taught]),
    isAddressed: !isEmpty(address),
    address: addresses[said.findLastIndex((one) => namesSame(one, address))],
    headings: headings.map(nameKeyOf),
    serials: distinct(
      labelled
        .filter(({ label }) => SERIAL_LABEL.test(label))
        .flatMap(({ value }) => usableSerialNumber(value) ?? [])
        .map(serialKey),
    ),
    place: addresses.join(' '),
  };
}

/** Whether an address names what is named first. */
const namesSame = (one: IdEvidence, { ids: [id], regIds: [regId] }: IdEvidence): boolean =>
  id === undefined ? regId !== undefined && one.regIds.includes(regId) : one.ids.includes(id);

/** Ids in the attributes of what a heading stands in: the page's way to say whose page it is. */
function idsAround(heading: Element): IdEvidence {
  const said = Array.from(lineOf(heading, 8), ({ attributes }) =>
    Array.from(attributes)
      .filter(({ name }) => name === 'id' || name.startsWith('data-'))
      .map(({ name, value }) => `${name}=${value}`)
      .join(' '),
  ).join(' ');
  return { ids: uuidsIn(said), regIds: regIdsIn(said) };
}

interface Labelled {
  readonly label: string;
  readonly value: string;
}

/** Values beside labels such as "Serial number", in page order. */
function labelledValues(root: ParentNode & Node): Labelled[] {
  const found: Labelled[] = [];
  let label: string | undefined;
  for (const text of textsBelow(root)) {
    const [, inlineLabel, inline] = INLINE_LABEL.exec(text) ?? [];
    const isLabel = LABEL.test(text);
    if (inlineLabel && inline) found.push({ label: inlineLabel, value: evidenceText(inline) });
    else if (label !== undefined && !isLabel) found.push({ label, value: text });
    label = isLabel ? text : undefined;
    if (found.length >= EVIDENCE_LIMITS.texts) break;
  }
  return found;
}

function textsBelow(root: ParentNode & Node): string[] {
  const body = root instanceof Document ? root.body : root;
  const main = root.querySelector('main,[role="main"]') ?? body;
  return Array.from(textNodesIn(main, MOST_TEXTS_READ), ({ data }) => evidenceText(data)).filter(
    (text) => text !== '',
  );
}
