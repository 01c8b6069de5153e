import { useSignal } from '@preact/signals';
import { counted } from '@/lib/domain/count-text';
import type { FieldType } from '@/lib/domain/date-fields';
import type { AnswerOf } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { Card } from './card';
import { LoadedView } from './loaded-view';
import { NameText } from './name-text';
import { ProblemCard } from './problem-card';

type Found = AnswerOf<'fields.candidates'>;

/** The custom fields that ConnectWise defines for devices. To list them asks ConnectWise, so only on request. */
export function KnownFieldsCard({ model }: { readonly model: App['fields'] }) {
  const isOpen = useSignal(false);
  return (
    <Card title="Custom fields">
      <details
        onToggle={({ currentTarget: { open } }) => {
          isOpen.value = open;
          if (open && !model.found.peek()) void model.look();
        }}
      >
        <summary>The custom fields of your devices</summary>
        {isOpen.value && (
          <LoadedView loaded={model.state.value} onRetry={model.look} rows={3}>
            {(found: Found) => <FieldTable found={found} onRetry={model.look} />}
          </LoadedView>
        )}
      </details>
    </Card>
  );
}

const typeNames: Readonly<Record<FieldType, string>> = {
  string: 'Text',
  datetime: 'Date',
  boolean: 'Yes or no',
  enum: 'Choice',
  integer: 'Number',
  unknown: 'Other',
};

interface FieldTableProps {
  readonly found: Found;
  readonly onRetry: () => unknown;
}

const FieldTable = ({ found: { fields, problem }, onRetry }: FieldTableProps) => (
  <>
    {problem && <ProblemCard problem={problem} onRetry={onRetry} />}
    <p class="soft">
      {counted(fields.length, 'field')}. Your own can be written; a vendor’s can only be read.
    </p>
    {fields.length > 0 && (
      <div class="table-frame">
        <table class="plain-table" aria-label="Custom fields">
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Type</th>
              <th scope="col">Whose</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ id, name, type, origin }) => (
              <tr key={id}>
                <td>
                  <NameText name={name} />
                </td>
                <td>{typeNames[type]}</td>
                <td>{origin === 'vendor' ? 'Vendor' : 'Your own'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </>
);
