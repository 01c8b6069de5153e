import { computed, createModel } from '@preact/signals';
import { canBeSource, canCarryDate } from '@/lib/domain/date-fields';
import type { FieldId } from '@/lib/domain/ids';
import type { DateField } from '@/lib/domain/lifecycle';
import type { Ports } from './ports';
import { createResource } from './resource';
import { createTask } from './task';

export type FieldsAct = 'choose' | 'create';

/** Which custom field of the RMM carries each date. Looking for candidates asks ConnectWise, so only on demand. */
export const DateFieldsModel = createModel(({ send }: Ports, onChanged: () => Promise<void>) => {
  const { state, value, reload } = createResource(() => send('fields.candidates', null));
  const task = createTask<FieldsAct>();
  const fields = computed(() => value.value?.fields ?? []);
  const own = computed(() => fields.value.filter(canCarryDate));
  const vendors = computed(() => fields.value.filter(canBeSource));

  const choose = (field: DateField, id: FieldId | null) =>
    task.run('choose', async () => {
      await send('fields.choose', { [field]: id });
      await onChanged();
      return id
        ? 'Field chosen. Dates are read from it from now on.'
        : 'No field carries this date any more.';
    });

  const chooseVendors = (field: DateField, id: FieldId | null) =>
    task.run('choose', async () => {
      await send('fields.choose', { vendor: { [field]: id } });
      await onChanged();
      return id
        ? 'Vendor field chosen. What it says is shown beside the RMM’s date.'
        : 'No vendor field is read for this date any more.';
    });

  const create = () =>
    task.run('create', async () => {
      await send('fields.create', null);
      await Promise.all([onChanged(), reload()]);
      return 'Both fields were created in ConnectWise RMM.';
    });

  return { state, found: value, own, vendors, task, look: reload, choose, chooseVendors, create };
});
