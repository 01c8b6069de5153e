import type { CompanyId } from '@/lib/domain/ids';
import type { App } from '@/lib/state/app-model';
import { say, sayCount } from '@/lib/text/say';
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
  const selected = model.selection.ids.value;
  if (rows.length === 0) return <EmptyState icon="check" title={emptyTitle(model)} />;
  return (
    <>
      <p class="soft">{sayCount('companies.count', rows.length)}</p>
      <table class="grid mapping-grid" aria-label={say('companies.table')}>
        <thead>
          <tr>
            <th scope="col" class="tick">
              <input
                type="checkbox"
                aria-label={say('companies.selectAll')}
                checked={rows.every(({ id }) => selected.has(id))}
                onChange={({ currentTarget: { checked } }) =>
                  model.selection.select(
                    rows.map(({ id }) => id),
                    checked,
                  )
                }
              />
            </th>
            <th scope="col">{say('companies.company')}</th>
            <th scope="col">{say('companies.client')}</th>
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
              isSelected={selected.has(row.id)}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

function emptyTitle({ filter }: App['mapping']): string {
  if (filter.search.value.trim() !== '') return say('companies.noneNamed');
  if (filter.sight.value === 'proposed') return say('companies.noneProposed');
  return say(filter.sight.value === 'left-out' ? 'companies.noneLeftOut' : 'companies.allMapped');
}
