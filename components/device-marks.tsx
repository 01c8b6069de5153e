import type { Tracking } from '@/lib/domain/device';
import { deviceMarks, type DeviceMark } from '@/lib/domain/device-query';
import { instantText } from '@/lib/domain/time-text';
import type { App } from '@/lib/state/app-model';
import { now } from '@/lib/state/now';
import { say } from '@/lib/text/say';
import { FilterChips, type FilterChip } from './filter-chips';

type Sight = DeviceMark | 'all';

/** Where something is to be seen to; nothing where there is no such device. */
export function DeviceMarks({ model }: { readonly model: App['devices'] }) {
  const page = model.listing.page.value;
  const { tracking, only } = model.listing.query.value;
  if (!page?.marks) return null;
  const { marks, newSince } = page;
  const shown = deviceMarks.filter(
    (mark) => mark === only || (marks[mark] > 0 && offered[tracking].includes(mark)),
  );
  if (shown.length === 0) return null;
  const chips: readonly FilterChip<Sight>[] = [
    { name: 'all', label: say('devices.viewAll') },
    ...shown.map((mark) => ({ name: mark, label: labelOf(mark, newSince), count: marks[mark] })),
  ];
  return (
    <FilterChips
      label={say('devices.view')}
      chips={chips}
      current={only ?? 'all'}
      onChoose={(name) => void model.filter({ only: name === 'all' ? undefined : name })}
    />
  );
}

const offered: Readonly<Record<Tracking, readonly DeviceMark[]>> = {
  staged: ['new', 'twins', 'missing'],
  imported: ['new', 'twins', 'missing'],
  ignored: ['new', 'missing'],
};

function labelOf(mark: DeviceMark, newSince: number | undefined): string {
  if (mark === 'twins') return say('devices.viewTwins');
  if (mark === 'missing') return say('devices.viewMissing');
  return newSince === undefined
    ? say('devices.new')
    : say('devices.viewNew', { at: instantText(newSince, now.value) });
}
