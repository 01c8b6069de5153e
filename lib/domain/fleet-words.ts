import { say, textLanguage } from '@/lib/text/say';
import { ageText } from './age';
import { deviceKindName, deviceKinds } from './device';
import { displayText } from './display-text';
import { expirySpans } from './expiry-span';
import type { FleetColumn } from './fleet-columns';
import { fleetGaps, type FleetDevice } from './fleet-device';
import { NO_OPTION, type FleetFacet } from './fleet-filter';
import { replacementOptions, warrantyOptions } from './fleet-option';
import type { IsoDate } from './iso-date';
import { modelText } from './model-text';
import { ageOf, type Replacement, type Warranty } from './status';

export const columnName = (column: FleetColumn): string => say(`fleet.column-${column}`);
export const facetName = (facet: FleetFacet): string => say(`fleet.facet-${facet}`);
export const warrantyWord = (state: Warranty['state']): string => say(`fleet.warranty-${state}`);
export const replacementWord = (state: Replacement['state']): string =>
  say(`fleet.replacement-${state}`);

/** `December 2026` for `2026-12`; narrow only `D`. */
export const monthText = (month: string, style: 'long' | 'narrow' = 'long'): string =>
  new Intl.DateTimeFormat(textLanguage(), {
    month: style,
    ...(style === 'long' && { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(Date.parse(`${month}-01T00:00:00Z`));

interface Names {
  readonly client: (id: string) => string | undefined;
  readonly company: (id: string) => string | undefined;
  readonly site: (id: string) => string | undefined;
  readonly group: (id: string) => string | undefined;
}

/** An option of a filter in words; ids by the names that stand for them. */
export function optionText(facet: FleetFacet, option: string, names: Names): string {
  switch (facet) {
    case 'client':
    case 'company':
    case 'site':
    case 'group':
      return nameText(facet, option, names);
    case 'maker':
      return option === NO_OPTION ? say('fleet.none-maker') : displayText(option, 80);
    case 'expiry':
      return expiryText(option);
    default:
      return stateText(facet, option);
  }
}

function nameText(facet: keyof Names, option: string, names: Names): string {
  // Every device has a company.
  if (option === NO_OPTION && facet !== 'company') return say(`fleet.none-${facet}`);
  // A saved view or an address may name what is gone by now.
  const name = names[facet](option);
  return name === undefined ? say('fleet.goneOption') : displayText(name, 80);
}

function expiryText(option: string): string {
  const span = expirySpans.find((one) => one === option);
  return span ? say(`fleet.expiry-${span}`) : monthText(option);
}

function stateText(facet: 'warranty' | 'replacement' | 'kind' | 'gap', option: string): string {
  const warranty = facet === 'warranty' && warrantyOptions.find((one) => one === option);
  if (warranty) return warrantyWord(warranty);
  const replacement = facet === 'replacement' && replacementOptions.find((one) => one === option);
  if (replacement) return replacementWord(replacement);
  const gap = facet === 'gap' && fleetGaps.find((one) => one === option);
  if (gap) return say(`fleet.gap-${gap}`);
  const kind = deviceKinds.find((one) => one === option);
  return kind ? deviceKindName(kind) : option;
}

interface Looks {
  readonly today: IsoDate;
  readonly show: (day: IsoDate) => string;
}

type Text = string | undefined;

const dayIn = (date: IsoDate | undefined, { show }: Looks): Text => date && show(date);

const texts: Readonly<Record<FleetColumn, (device: FleetDevice, looks: Looks) => Text>> = {
  name: ({ row }) => row.name,
  client: ({ row }) => row.clientName,
  company: ({ row }) => row.companyName,
  site: ({ row }) => row.siteName,
  kind: ({ row }) => deviceKindName(row.kind),
  maker: ({ row }) => row.maker,
  model: ({ row }) => modelText(row.maker, row.model),
  serial: ({ row }) => row.serialNumber,
  system: ({ row }) => row.operatingSystem,
  purchase: ({ row }, looks) => dayIn(row.purchaseDate, looks),
  expiry: ({ row, warranty }, looks) =>
    warranty === 'none' ? undefined : dayIn(row.warrantyExpiry, looks),
  warranty: ({ warranty }) => warrantyWord(warranty),
  // What carries no warranty is not replaced.
  replacement: ({ replacement, warranty }) =>
    warranty === 'none' ? undefined : replacementWord(replacement),
  age({ row }, { today }) {
    const age = ageOf(row, today);
    return age && ageText(age);
  },
  seen: ({ row }, looks) => dayIn(row.firstSeen, looks),
};

/** What stands in a cell; empty where nothing is known. */
export const cellText = (column: FleetColumn, device: FleetDevice, looks: Looks): string =>
  displayText(texts[column](device, looks) ?? '');
