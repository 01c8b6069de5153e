import { addDays } from './calendar.ts';
import { drawFrom } from './random.ts';
import type { Company, Site } from './records.ts';
import {
  COMPANY_FIRST,
  COMPANY_FORM,
  COMPANY_NAMES,
  COMPANY_SECOND,
  SITE_NAMES,
  TOWNS,
} from './words.ts';

export interface Size {
  readonly companies: number;
  readonly sites: number;
  readonly devices: number;
  /** Groups of devices; a handful where it is left out. */
  readonly groups?: number;
}

export const SIZES = {
  small: { companies: 8, sites: 14, devices: 120, groups: 7 },
  medium: { companies: 40, sites: 70, devices: 5_000, groups: 24 },
  large: { companies: 400, sites: 1_500, devices: 50_000, groups: 120 },
} as const satisfies Record<string, Size>;

export type SizeName = keyof typeof SIZES;

/** A site and the run of device numbers that stand in it, `from` included and `to` not. */
export interface Place {
  readonly site: Site;
  readonly from: number;
  readonly to: number;
}

export interface Directory {
  readonly companies: readonly Company[];
  readonly places: readonly Place[];
}

interface Ground {
  readonly seed: string;
  readonly today: string;
  readonly size: Size;
}

/** Every company has a site; a few have no device, which the API answers with 404. */
export function createDirectory({ seed, today, size }: Ground): Directory {
  // So that the second sites come to all companies of a large world.
  const step = size.companies > 100 ? 7 : 5;
  const owners = Array.from({ length: Math.max(size.sites, size.companies) }, (_, at) =>
    at < size.companies ? at : (at * step + 1) % size.companies,
  ).toSorted((left, right) => left - right);
  const sites = owners.map((owner, at) => siteOf(seed, today, { owner, at }));
  const companies = Array.from({ length: size.companies }, (_, at) => ({
    ...companyOf(seed, today, at),
    siteIds: sites.filter((_site, index) => owners[index] === at).map(({ id }) => id),
  }));
  return { companies, places: placesOf(seed, { sites, owners, devices: size.devices }) };
}

export const companyIdAt = (seed: string, at: number): string =>
  drawFrom(`${seed}/company/${at}`).uuid();

function companyOf(seed: string, today: string, at: number): Omit<Company, 'siteIds'> {
  const draw = drawFrom(`${seed}/company-facts/${at}`);
  const name = COMPANY_NAMES[at] ?? madeUpName(at);
  return {
    id: companyIdAt(seed, at),
    number: 19_300 + at * 3,
    name,
    // Some MSPs keep the legal name in one and the spoken one in the other.
    friendlyName: draw.chance(0.2) ? name.replace(/ (Ltd|Limited|LLC|Inc\.|GmbH|eG)$/, '') : name,
    createdOn: addDays(today, -draw.between(400, 2_600)),
  };
}

/** Every combination comes once before any comes again, and then with a number. */
function madeUpName(at: number): string {
  const first = COMPANY_FIRST[at % COMPANY_FIRST.length] ?? '';
  // Both lists together come round after 180, their least common multiple: one step aside then.
  const second = COMPANY_SECOND[(at * 7 + Math.floor(at / 180)) % COMPANY_SECOND.length] ?? '';
  const form = COMPANY_FORM[(at * 3) % COMPANY_FORM.length] ?? '';
  const round = Math.floor(at / (COMPANY_FIRST.length * COMPANY_SECOND.length));
  return [first, second, round > 0 ? String(round + 1) : '', form].filter(Boolean).join(' ');
}

function siteOf(seed: string, today: string, { owner, at }: { owner: number; at: number }): Site {
  const draw = drawFrom(`${seed}/site/${at}`);
  const [town, area, countryCode] = draw.pick(TOWNS);
  return {
    id: draw.uuid(),
    number: 540 + at,
    companyId: companyIdAt(seed, owner),
    name: draw.chance(0.5) ? 'Main office' : draw.pick(SITE_NAMES),
    town,
    area,
    countryCode,
    createdOn: addDays(today, -draw.between(300, 2_500)),
  };
}

interface Ownership {
  readonly sites: readonly Site[];
  readonly owners: readonly number[];
  readonly devices: number;
}

/** Shares the devices out unevenly, as customers are: the second company of a large world is bigger than a page. */
function placesOf(seed: string, { sites, owners, devices }: Ownership): readonly Place[] {
  const giant = sites.length > 100 ? 1 : undefined;
  const weights = owners.map((owner, at) => {
    if (owner % 40 === 6) return 0;
    return (0.4 + drawFrom(`${seed}/weight/${at}`).next() ** 2 * 3) * (owner === giant ? 20 : 1);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  let from = 0;
  return sites.map((site, at) => {
    sum += weights[at] ?? 0;
    const to = Math.round((sum / total) * devices);
    const place = { site, from, to };
    from = to;
    return place;
  });
}
