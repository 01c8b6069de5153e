import type { Proposal } from '@/components/overlay/panel';
import type { DeviceView } from '@/lib/domain/device-view';
import type { IsoDate } from '@/lib/domain/iso-date';
import { dateFields, type DateField } from '@/lib/domain/lifecycle';

/** What a save has replaced, as a proposal; text that could not be read is left for a person to type. */
export function formerValues({ edits }: DeviceView, saveId: string): Proposal {
  const proposal: { [Name in DateField]?: IsoDate | null } = {};
  for (const field of dateFields) {
    const base = edits.find((edit) => edit.saveId === saveId && edit.field === field)?.base;
    if (base && base.kind !== 'unreadable')
      proposal[field] = base.kind === 'date' ? base.date : null;
  }
  return proposal;
}
