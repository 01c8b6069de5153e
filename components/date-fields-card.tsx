import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CustomField, FieldChoice } from '@/lib/domain/date-fields';
import { dateFieldName, dateFields } from '@/lib/domain/lifecycle';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { Button } from './button';
import { Card } from './card';
import { DateFieldsChoice } from './date-fields-choice';
import { NameText } from './name-text';

interface DateFieldsCardProps {
  readonly model: App['fields'];
  readonly chosen: FieldChoice;
}

/** Which custom field of the RMM carries each date. While one is missing, the choice stands open. */
export function DateFieldsCard({ model, chosen }: DateFieldsCardProps) {
  const isChanging = useSignal(false);
  const isComplete = dateFields.every((field) => chosen[field]);
  const isOpen = isChanging.value || !isComplete;
  useEffect(() => {
    if (isOpen) void model.look();
  }, [model, isOpen]);

  return (
    <Card title={say('fields.title')}>
      <p class="soft">{say('fields.lead')}</p>
      {isOpen ? (
        <DateFieldsChoice model={model} chosen={chosen} />
      ) : (
        <>
          <dl class="facts">
            {dateFields.map((field) => (
              <div key={field}>
                <dt>{dateFieldName(field)}</dt>
                <dd>
                  <NameText name={chosen[field]?.name ?? ''} />
                  <VendorField field={chosen.vendor?.[field]} />
                </dd>
              </div>
            ))}
          </dl>
          <div class="actions">
            <Button id="change-fields" onClick={() => (isChanging.value = true)}>
              {say('fields.change')}
            </Button>
          </div>
        </>
      )}
      {isOpen && isComplete && (
        <div class="actions">
          <Button kind="quiet" onClick={() => (isChanging.value = false)}>
            {say('general.done')}
          </Button>
        </div>
      )}
    </Card>
  );
}

const VendorField = ({ field }: { readonly field: CustomField | undefined }) =>
  field === undefined ? null : (
    <span class="soft">
      <NameText name={say('fields.vendorField', { name: field.name })} />
    </span>
  );
