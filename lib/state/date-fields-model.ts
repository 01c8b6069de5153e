import { computed, createModel } from '@preact/signals';
import { canBeSource, canCarryDate } from '@/lib/domain/date-fields';
import type { FieldId } from '@/lib/domain/ids';
import type { DateField } from '@/lib/domain/lifecycle';
import { say } from '@/lib/text/say';
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
      return say(id ? 'fields.chosen' : 'fields.unchosen');
    });

  const chooseVendors = (field: DateField, id: FieldId | null) =>
    task.run('choose', async () => {
      await send('fields.choose', { vendor: { [field]: id } });
      await onChanged();
      return say(id ? 'fields.vendorChosen' : 'fields.vendorUnchosen');
    });

  const create = () =>
    task.run('create', async () => {
      await send('fields.create', null);
      await Promise.all([onChanged(), reload()]);
      return say('fields.created');
    });

  return { state, found: value, own, vendors, task, look: reload, choose, chooseVendors, create };
});
