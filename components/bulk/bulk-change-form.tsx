import { dateFieldName, dateFields, type DateField } from '@/lib/domain/lifecycle';
import type { Bulk } from '@/lib/state/bulk-model';
import type { BulkWish } from '@/lib/state/bulk-wish';
import { say } from '@/lib/text/say';
import { Field } from '../field';
import { SelectField } from '../select-field';

const kinds: readonly BulkWish['kind'][] = ['extend', 'from-purchase', 'set', 'clear'];

const YEARS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** What is to be done with the dates. */
export function BulkChangeForm({ model: { draft } }: { readonly model: Bulk }) {
  const wish = draft.wish.value;
  const usesYears = wish.kind === 'extend' || wish.kind === 'from-purchase';
  return (
    <div class="bulk-form">
      <SelectField
        id="bulk-kind"
        label={say('bulk.whatToDo')}
        value={wish.kind}
        onChange={(value) => {
          const kind = kinds.find((name) => name === value);
          return kind && draft.want({ kind });
        }}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {say(`bulk.do-${kind}`)}
          </option>
        ))}
      </SelectField>
      {usesYears ? (
        <HowManyYears wish={wish} onChoose={(years) => draft.want({ years })} />
      ) : (
        <WhichDate wish={wish} onChoose={(field) => draft.want({ field })} />
      )}
      {wish.kind === 'set' && <NewDate wish={wish} onInput={(date) => draft.want({ date })} />}
    </div>
  );
}

interface NewDateProps {
  readonly wish: BulkWish;
  readonly onInput: (date: string) => unknown;
}

const NewDate = ({ wish, onInput }: NewDateProps) => (
  <Field id="bulk-date" label={say('bulk.newDate')}>
    {(ties) => (
      <input
        {...ties}
        class="control"
        type="date"
        min="1900-01-01"
        max="2199-12-31"
        value={wish.date}
        onInput={(event) => void onInput(event.currentTarget.value)}
      />
    )}
  </Field>
);

interface HowManyYearsProps {
  readonly wish: BulkWish;
  readonly onChoose: (years: number) => unknown;
}

const HowManyYears = ({ wish, onChoose }: HowManyYearsProps) => (
  <SelectField
    id="bulk-years"
    label={say('bulk.years')}
    value={String(wish.years)}
    onChange={(value) => onChoose(Number(value))}
  >
    {YEARS.map((years) => (
      <option key={years} value={String(years)}>
        {years}
      </option>
    ))}
  </SelectField>
);

interface WhichDateProps {
  readonly wish: BulkWish;
  readonly onChoose: (field: DateField) => unknown;
}

const WhichDate = ({ wish, onChoose }: WhichDateProps) => (
  <SelectField
    id="bulk-field"
    label={say('bulk.whichDate')}
    value={wish.field}
    onChange={(value) => {
      const field = dateFields.find((name) => name === value);
      return field && onChoose(field);
    }}
  >
    {dateFields.map((field) => (
      <option key={field} value={field}>
        {dateFieldName(field)}
      </option>
    ))}
  </SelectField>
);
