import { computed, signal } from '@preact/signals';
import type { MappingProposal } from '@/lib/domain/company-matching';
import type { CompanyId } from '@/lib/domain/ids';
import type { CompanyRow } from '@/lib/messages/protocol';
import { isOpen, isToReview } from './mapping-proposals';

export type MappingSight = 'all' | 'proposed' | 'left-out';

type Proposals = ReadonlyMap<CompanyId, readonly MappingProposal[]>;

/** Which companies are shown: by what is saved, not by the draft, for a row must not vanish under the pointer that maps it. */
export function createMappingFilter(all: () => readonly CompanyRow[], proposals: () => Proposals) {
  const search = signal('');
  const onlyUnmapped = signal(false);
  const sight = signal<MappingSight>('all');
  const isProposed = (row: CompanyRow): boolean =>
    isOpen(row) && (proposals().get(row.id) ?? []).some(isToReview);
  const inSight: Readonly<Record<MappingSight, (row: CompanyRow) => boolean>> = {
    all: () => true,
    proposed: isProposed,
    'left-out': ({ isLeftOut }) => isLeftOut === true,
  };
  const counts = computed(() => ({
    all: all().length,
    proposed: all().filter(inSight.proposed).length,
    'left-out': all().filter(inSight['left-out']).length,
  }));
  const rows = computed(() => {
    const wanted = search.value.trim().toLowerCase();
    return all().filter(
      (row) =>
        (!onlyUnmapped.value || isOpen(row)) && inSight[sight.value](row) && isFound(row, wanted),
    );
  });
  return { search, onlyUnmapped, sight, counts, rows };
}

const isFound = ({ name, externalIds }: CompanyRow, wanted: string): boolean =>
  name.toLowerCase().includes(wanted) ||
  (wanted !== '' && externalIds.some((id) => id.toLowerCase() === wanted));
