import { element } from './dom.ts';
import { fetchDevice, saveField, type DeviceDetail, type FieldRow } from './portal-data.ts';

/** The portal's own view of the fields: where one sees what another program has stored, and types over it. */
export function customFields({ id, fields }: DeviceDetail): HTMLElement {
  const head = ['Field', 'Value', 'Last changed', ''].map((name) =>
    element('th', { scope: 'col' }, name),
  );
  return element(
    'table',
    { class: 'plain' },
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...fields.map((field) => fieldRow(id, field))),
  );
}

function fieldRow(deviceId: string, field: FieldRow): HTMLElement {
  const { name, value, changed, isEditable } = field;
  const edit = element('button', { type: 'button', 'aria-label': `Edit ${name}` }, 'Edit');
  const row = element(
    'tr',
    {},
    element('th', { scope: 'row' }, name),
    element('td', {}, value || '—'),
    element('td', { class: 'muted' }, changed),
    element('td', { class: 'end' }, ...(isEditable ? [edit] : [])),
  );
  edit.addEventListener('click', () => {
    const form = editForm(deviceId, field, (saved) => row.replaceWith(fieldRow(deviceId, saved)));
    row.children[1]?.replaceChildren(form);
    form.querySelector('input')?.focus();
  });
  return row;
}

function editForm(
  deviceId: string,
  field: FieldRow,
  done: (saved: FieldRow) => void,
): HTMLFormElement {
  const input = element('input', {
    value: field.value,
    'aria-label': `New value of ${field.name}`,
  });
  const fault = element('span', { class: 'muted', role: 'alert' });
  const form = element('form', {}, input, element('button', { class: 'primary' }, 'Apply'), fault);
  const save = async (): Promise<void> => {
    fault.textContent = (await saveField(deviceId, { name: field.name, value: input.value })) ?? '';
    if (fault.textContent !== '') return;
    const device = await fetchDevice(deviceId);
    done(device?.fields.find(({ name }) => name === field.name) ?? field);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void save();
  });
  return form;
}
