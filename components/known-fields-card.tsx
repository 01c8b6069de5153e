import { useSignal } from '@preact/signals';
import type { FieldType } from '@/lib/domain/date-fields';
import type { AnswerOf } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { say, sayCount } from '@/lib/text/say';
import type { TextKey } from '@/lib/text/texts';
import { Card } from './card';
import { LoadedView } from './loaded-view';
import { NameText } from './name-text';
import { ProblemCard } from './problem-card';

type Found = AnswerOf<'fields.candidates'>;

/** The custom fields that ConnectWise defines for devices. To list them asks ConnectWise, so only on request. */
export function KnownFieldsCard({ model }: { readonly model: App['fields'] }) {
  const isOpen = useSignal(false);
  return (
    <Card title={say('fields.allTitle')}>
      <details
        onToggle={({ currentTarget: { open } }) => {
          isOpen.value = open;
          if (open && !model.found.peek()) void model.look();
        }}
      >
        <summary>{say('fields.allSummary')}</summary>
        {isOpen.value && (
          <LoadedView loaded={model.state.value} onRetry={model.look} rows={3}>
            {(found: Found) => <FieldTable found={found} onRetry={model.look} />}
          </LoadedView>
        )}
      </details>
    </Card>
  );
}

const typeNames = {
  string: 'fields.string',
  datetime: 'fields.datetime',
  boolean: 'fields.boolean',
  enum: 'fields.enum',
  integer: 'fields.integer',
  unknown: 'fields.otherType',
} as const satisfies Record<FieldType, TextKey>;

interface FieldTableProps {
  readonly found: Found;
  readonly onRetry: () => unknown;
}

const FieldTable = ({ found: { fields, problem }, onRetry }: FieldTableProps) => (
  <>
    {problem && <ProblemCard problem={problem} onRetry={onRetry} />}
    <p class="soft">{sayCount('fields.allLead', fields.length)}</p>
    {fields.length > 0 && (
      <div class="table-frame">
        <table class="plain-table" aria-label={say('fields.allTitle')}>
          <thead>
            <tr>
              <th scope="col">{say('fields.field')}</th>
              <th scope="col">{say('fields.type')}</th>
              <th scope="col">{say('fields.whose')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ id, name, type, origin }) => (
              <tr key={id}>
                <td>
                  <NameText name={name} />
                </td>
                <td>{say(typeNames[type])}</td>
                <td>{say(origin === 'vendor' ? 'fields.ownersVendor' : 'fields.ownersOwn')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </>
);
