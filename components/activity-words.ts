import type { ActivityEvent, ActivityView, DateChange } from '@/lib/domain/activity';
import { rmmDateText } from '@/lib/domain/day-text';
import { dateFieldName } from '@/lib/domain/lifecycle';
import type { Settings } from '@/lib/domain/settings';
import { say, sayCount } from '@/lib/text/say';
import { changeText as bulkChangeText } from './bulk/bulk-words';
import type { IconName } from './icon';
import { devicesText } from './sync-words';

type EventOf<Kind extends ActivityEvent['kind']> = Extract<ActivityEvent, { kind: Kind }>;

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
        title: event.undoOf
          ? say('activity.undoOn', { device: event.deviceName })
          : event.deviceName,
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
    title: say(undoOf ? 'bulk.isUndo' : 'activity.bulk'),
    details: [
      ...(change ? [bulkChangeText(change, display)] : []),
      sayCount('general.devices', devices),
    ],
  };
}

function portfolioWords(event: EventOf<'missing' | 'mapping' | 'import' | 'connection'>): Words {
  switch (event.kind) {
    case 'missing':
      return {
        icon: 'box',
        title: say('activity.missing'),
        details: [sayCount('activity.noLongerListed', event.marked)],
      };
    case 'mapping':
      return { icon: 'link', title: say('activity.mapping'), details: mappingTexts(event) };
    case 'import':
      return { icon: 'box', title: say('activity.import'), details: [importText(event)] };
    case 'connection':
      return {
        icon: 'link',
        title: say(`activity.connection-${event.what}`),
        details: rowsTexts(event),
      };
  }
}

const changeText = ({ field, from, to }: DateChange, display: Settings['dateDisplay']): string =>
  say('activity.change', {
    date: dateFieldName(field),
    from: rmmDateText(from, display),
    to: rmmDateText(to, display),
  });

function pinText({ field, source }: EventOf<'pin'>): string {
  const date = dateFieldName(field);
  return source === null
    ? say('activity.unpinned', { date })
    : say(`activity.pinned-${source}`, { date });
}

function endedWords(
  { field, outcome, problem }: EventOf<'edit-ended'>,
  deviceName = say('activity.aDevice'),
): Words {
  const ended = say(`activity.ended-${outcome}`, { date: dateFieldName(field) });
  return {
    icon: outcome === 'confirmed' ? 'check' : 'alert',
    title: deviceName,
    details: [ended, ...(problem ? [problem.message] : [])],
  };
}

function syncTitle({ sync, problem }: EventOf<'sync'>): string {
  if (sync === 'full') return say(problem ? 'activity.fullStopped' : 'activity.fullDone');
  return say(problem ? 'activity.syncStopped' : 'activity.syncDone');
}

function syncWords(event: EventOf<'sync'>): Words {
  const { counts, skipped, problem } = event;
  // A run after a mapping reads devices only: no words for what was not asked for.
  const lists = counts.companies + counts.sites > 0;
  const read = [
    ...(lists ? [sayCount('activity.companies', counts.companies)] : []),
    ...(lists ? [sayCount('activity.sites', counts.sites)] : []),
    devicesText(counts),
  ].join(', ');
  return {
    icon: problem ? 'alert' : 'sync',
    title: syncTitle(event),
    details: [
      ...(problem ? [problem.message] : [read]),
      ...(counts.setAside > 0 ? [sayCount('activity.setAside', counts.setAside)] : []),
      ...(skipped.length > 0 ? [say('activity.passedOver', { what: skipped.join(', ') })] : []),
    ],
  };
}

function mappingTexts({ mapped, unmapped, leftOut = 0 }: EventOf<'mapping'>): readonly string[] {
  const text =
    unmapped > 0
      ? sayCount('activity.mappedAndTakenOff', mapped, { unmapped })
      : sayCount('activity.mapped', mapped);
  if (leftOut === 0) return [text];
  return [...(mapped + unmapped > 0 ? [text] : []), sayCount('activity.leftOut', leftOut)];
}

function rowsTexts({ rows }: EventOf<'connection'>): readonly string[] {
  if (!rows) return [];
  return [
    ...(rows.added > 0 ? [sayCount('activity.rowsAdded', rows.added)] : []),
    ...(rows.changed > 0 ? [sayCount('activity.rowsChanged', rows.changed)] : []),
  ];
}

const importText = ({ imported, ignored, staged = 0 }: EventOf<'import'>): string =>
  [
    ...(imported > 0 ? [say('activity.imported', { count: imported })] : []),
    ...(ignored > 0 ? [say('activity.ignored', { count: ignored })] : []),
    ...(staged > 0 ? [say('activity.putBack', { count: staged })] : []),
  ].join(', ');
