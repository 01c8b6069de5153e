import { deviceKindName } from '@/lib/domain/device';
import { displayText } from '@/lib/domain/display-text';
import type { DevicePage } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import type { QueryPart } from '@/lib/state/device-listing';
import { numberText, say, sayCount } from '@/lib/text/say';
import { MakerFilter, SiteFilter } from './device-place-filters';

interface DeviceCountsProps {
  readonly model: App['devices'];
  readonly isRoomy: boolean;
}

interface Count {
  readonly name: string;
  readonly count: number;
  readonly part: QueryPart;
}

/** How many devices there are of each company, site, type and maker: each line leads to them. */
export function DeviceCounts({ model, isRoomy }: DeviceCountsProps) {
  const page = model.listing.page.value;
  return (
    <details class="device-counts">
      <summary>{say('devices.counts')}</summary>
      {!isRoomy && (
        <div class="toolbar-row">
          <SiteFilter model={model} />
          <MakerFilter model={model} />
        </div>
      )}
      <div class="count-lists">
        {page &&
          listsOf(page).map(({ title, counts }) => (
            <CountList key={title} model={model} title={title} counts={counts} />
          ))}
      </div>
    </details>
  );
}

const listsOf = ({ companies, sites = [], kinds, makers = [] }: DevicePage) => [
  {
    title: say('devices.byCompany'),
    counts: companies.map(({ id, name, count }) => ({ name, count, part: { companyId: id } })),
  },
  {
    title: say('devices.bySite'),
    counts: sites.map(({ value, name, count, of }) => ({
      name: of === undefined ? name : `${of} · ${name}`,
      count,
      part: { siteId: value },
    })),
  },
  {
    title: say('devices.byType'),
    counts: kinds.map(({ kind, count }) => ({ name: deviceKindName(kind), count, part: { kind } })),
  },
  {
    title: say('devices.byMaker'),
    counts: makers.map(({ value, name, count }) => ({
      name: name || say('devices.noMaker'),
      count,
      part: { maker: value },
    })),
  },
];

interface CountListProps {
  readonly model: App['devices'];
  readonly title: string;
  readonly counts: readonly Count[];
}

/** The most first; who looks for a rare one has the filter. */
const MOST_SHOWN = 8;

function CountList({ model, title, counts }: CountListProps) {
  if (counts.length === 0) return null;
  const most = counts.toSorted((one, other) => other.count - one.count).slice(0, MOST_SHOWN);
  const more = counts.length - most.length;
  return (
    <section>
      <h2 class="count-title">{title}</h2>
      <ul class="count-list" aria-label={title}>
        {most.map(({ name, count, part }, index) => (
          <li key={index}>
            <button
              class="count-line"
              type="button"
              aria-label={say('devices.showOnly', { name: displayText(name), count })}
              onClick={() => void model.filter(part)}
            >
              <bdi class="name">{displayText(name)}</bdi>{' '}
              <span class="tally-count">{numberText(count)}</span>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="soft">{sayCount('devices.moreCounts', more)}</p>}
    </section>
  );
}
