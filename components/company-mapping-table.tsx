import { counted } from '@/lib/domain/count-text';
import type { CompanyId } from '@/lib/domain/ids';
import type { App } from '@/lib/state/app-model';
import { CompanyMappingRow } from './company-mapping-row';
import { EmptyState } from './empty-state';

interface CompanyMappingTableProps {
  readonly model: App['mapping'];
  readonly focusOn: CompanyId | undefined;
}

/** Choices in all rows together up to which every row may hold all of its own at once. */
const FEW_OPTIONS = 20_000;

export function CompanyMappingTable({ model, focusOn }: CompanyMappingTableProps) {
  const rows = model.filter.rows.value;
  const { companies, clients } = model.listing.value;
  const choices = clients.length + model.newClients.value.length;
  const isLarge = companies.length * choices > FEW_OPTIONS;
  if (rows.length === 0) return <EmptyState icon="check" title={emptyTitle(model)} />;
  return (
    <>
      <p class="soft">{counted(rows.length, 'company', 'companies')}</p>
      <table class="grid mapping-grid" aria-label="Company mapping">
        <thead>
          <tr>
            <th scope="col">Company</th>
            <th scope="col">Client</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <CompanyMappingRow
              key={row.id}
              model={model}
              row={row}
              isLarge={isLarge}
              isFocused={row.id === focusOn}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

const emptyTitle = ({ filter }: App['mapping']): string =>
  filter.search.value.trim() === '' ? 'Every company is mapped' : 'No company has this in its name';
