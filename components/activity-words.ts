import type { ActivityEvent, ActivityView, DateChange } from '@/lib/domain/activity';
import { counted } from '@/lib/domain/count-text';
import { rmmDateText } from '@/lib/domain/day-text';
import { dateFieldName } from '@/lib/domain/lifecycle';
import type { Settings } from '@/lib/domain/settings';
import { changeText as bulkChangeText } from './bulk/bulk-words';
import { ownersDate } from './editor/source-words';
import type { IconName } from './icon';
import { devicesText } from './sync-words';

type EventOf<Kind extends ActivityEvent['kind']> = Extract<ActivityEvent, { kind: Kind }>;
type Outcome = NonNullable<ActivityView['outcome']>;

interface Words {
  readonly icon: IconName;
  readonly title: string;
  readonly details: readonly string[];
}

/** What one line of the history says. */
export function wordsOf(
  { event, deviceName }: Pick<ActivityView, 'event' | 'deviceName'>,
  display: Settings['dateDisplay'],
): Words {
  switch (event.kind) {
    case 'edit':
      return {
        icon: 'pencil',
        title: event.undoOf ? `Undo on ${event.deviceName}` : event.deviceName,
        details: event.changes.map((change) => changeText(change, display)),
      };
    case 'bulk':
      return bulkWords(event, display);
    case 'pin':
      return { icon: 'pin', title: event.deviceName, details: [pinText(event)] };
    case 'edit-ended':
      return endedWords(event, deviceName);
    case 'sync':
      return syncWords(event);
    default:
      return portfolioWords(event);
  }
}

function bulkWords(
  { change, devices, undoOf }: EventOf<'bulk'>,
  display: Settings['dateDisplay'],
): Words {
  return {
    icon: 'box',
    title: undoOf ? 'Undo of a bulk edit' : 'Bulk edit',
    details: [...(change ? [bulkChangeText(change, display)] : []), counted(devices, 'device')],
  };
}

function portfolioWords(event: EventOf<'missing' | 'mapping' | 'import' | 'connection'>): Words {
  switch (event.kind) {
    case 'missing':
      return {
        icon: 'box',
        title: 'Devices marked missing',
        details: [`${counted(event.marked, 'device')} no longer listed by ConnectWise`],
      };
    case 'mapping':
      return { icon: 'link', title: 'Companies mapped', details: mappingDetails(event) };
    case 'import':
      return { icon: 'box', title: 'Devices reviewed', details: importDetails(event) };
    case 'connection':
      return { icon: 'link', title: connectionTitles[event.what], details: [] };
  }
}

export const outcomeWords: Readonly<
  Record<Outcome, { readonly text: string; readonly tone?: 'good' | 'warn' | 'bad' }>
> = {
  saving: { text: 'Saving' },
  saved: { text: 'Saved', tone: 'good' },
  waiting: { text: 'Waiting to save', tone: 'warn' },
  'not-saved': { text: 'Not saved', tone: 'bad' },
  conflict: { text: 'Changed by someone else', tone: 'bad' },
  discarded: { text: 'Given up' },
  superseded: { text: 'Replaced by a later edit' },
};

const changeText = ({ field, from, to }: DateChange, display: Settings['dateDisplay']): string =>
  `${dateFieldName(field)}: ${rmmDateText(from, display)} → ${rmmDateText(to, display)}`;

function pinText({ field, source }: EventOf<'pin'>): string {
  const name = dateFieldName(field);
  return source === null
    ? `${name}: no source is pinned any more`
    : `${name}: always ${ownersDate[source]}`;
}

const endings = {
  confirmed: 'was saved',
  conflict: 'was changed by someone else meanwhile',
  failed: 'could not be saved',
  discarded: 'was given up',
} as const;

function endedWords(
  { field, outcome, problem }: Extract<ActivityEvent, { kind: 'edit-ended' }>,
  deviceName = 'A device',
): Words {
  return {
    icon: outcome === 'confirmed' ? 'check' : 'alert',
    title: deviceName,
    details: [`${dateFieldName(field)} ${endings[outcome]}`, ...(problem ? [problem.message] : [])],
  };
}

function syncWords({
  sync,
  counts,
  skipped,
  problem,
}: Extract<ActivityEvent, { kind: 'sync' }>): Words {
  const name = sync === 'full' ? 'Full resync' : 'Sync';
  // A run after a mapping reads devices only: no words for what was not asked for.
  const lists = counts.companies + counts.sites > 0;
  const read = [
    ...(lists ? [counted(counts.companies, 'company', 'companies')] : []),
    ...(lists ? [counted(counts.sites, 'site')] : []),
    devicesText(counts),
  ].join(', ');
  return {
    icon: problem ? 'alert' : 'sync',
    title: problem ? `${name} stopped` : `${name} done`,
    details: [
      ...(problem ? [problem.message] : [read]),
      ...(counts.setAside > 0 ? [`${counted(counts.setAside, 'record')} set aside`] : []),
      ...(skipped.length > 0 ? [`Passed over: ${skipped.join(', ')}`] : []),
    ],
  };
}

const mappingDetails = ({ mapped, unmapped }: Extract<ActivityEvent, { kind: 'mapping' }>) => [
  `${counted(mapped, 'company', 'companies')} mapped${unmapped > 0 ? `, ${unmapped} taken off` : ''}`,
];

const importDetails = ({ imported, ignored }: Extract<ActivityEvent, { kind: 'import' }>) => [
  [imported > 0 && `${imported} imported`, ignored > 0 && `${ignored} ignored`]
    .filter(Boolean)
    .join(', '),
];

const connectionTitles = {
  connected: 'Connection made',
  disconnected: 'Connection ended',
  'data-removed': 'Data removed from this browser',
} as const;
