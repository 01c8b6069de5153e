import { screen, waitFor } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { Answers } from './fake-worker';
import { clientId, device, deviceId, page } from './make';
import { openPopup, openWorkspace } from './open-pages';

const queue = ['WS-1', 'WS-2'].map((name) => ({ deviceId: deviceId(`d-${name}`), name }));
const clients = ['Contoso', 'Fabrikam'].map((name) => ({ id: clientId(`cl-${name}`), name }));

const answers: Answers = {
  'companies.list': () => ({ companies: [], clients }),
  'missing.next': ({ after }) => {
    const next = queue[queue.findIndex((one) => one.deviceId === after) + 1];
    return { left: queue.length, ...(next && { next }) };
  },
  'device.open': () => ({ in: 'portal' }),
};

const next = () => screen.findByRole('button', { name: 'Next device without dates' });

test('says how many devices lack a date, and shows one after the other', async () => {
  const { user, worker } = openPopup(answers);
  expect(
    await screen.findByText('2 devices lack a purchase date or a warranty date.'),
  ).toBeTruthy();
  await user.click(await next());
  expect(await screen.findByText('WS-1 is open in the portal.')).toBeTruthy();
  await user.click(await next());
  await screen.findByText('WS-2 is open in the portal.');
  expect(worker.bodiesOf('device.open')).toEqual(queue.map((one) => one.deviceId));
});

test('says of how many nothing is known yet', async () => {
  openPopup({ ...answers, 'missing.next': () => ({ left: 2, unread: 1_200 }) });
  expect(await screen.findByText(/^2 devices lack .*\. 1,200 not read yet\.$/)).toBeTruthy();
});

test('begins again after the last one', async () => {
  const { user, worker } = openPopup(answers);
  for (const name of ['WS-1', 'WS-2', 'WS-1']) {
    await user.click(await next());
    await screen.findByText(`${name} is open in the portal.`);
  }
  expect(worker.bodiesOf('device.open')).toHaveLength(3);
});

test('says where the device is shown while the portal’s address of it is not known', async () => {
  const { user } = openPopup({ ...answers, 'device.open': () => ({ in: 'workspace' }) });
  await user.click(await next());
  expect(await screen.findByText(/^WS-1 is open in the workspace/)).toBeTruthy();
});

test('keeps to one client', async () => {
  const { user, worker } = openPopup(answers);
  await screen.findByRole('option', { name: 'Fabrikam' });
  await user.selectOptions(screen.getByRole('combobox', { name: 'Devices of' }), 'Fabrikam');
  await user.click(await next());
  await waitFor(() => expect(worker.bodiesOf('device.open')).toHaveLength(1));
  expect(worker.bodiesOf('missing.next').at(-1)).toEqual({ clientId: clients[1]?.id });
});

test('is not there where no date is missing', async () => {
  openPopup({ ...answers, 'missing.next': () => ({ left: 0 }) });
  await screen.findByRole('button', { name: 'Resync' });
  expect(screen.queryByRole('button', { name: 'Next device without dates' })).toBeNull();
});

describe('in the workspace’s list of imported devices', () => {
  const rows = ['WS-1', 'SRV-1'].map((name) => device(name, { standing: 'imported' }));
  const listed: Answers = { ...answers, 'devices.list': () => page(rows) };

  async function openImported(given = listed) {
    const opened = openWorkspace('#devices?tracking=imported', given);
    await screen.findByRole('table', { name: 'Imported devices' });
    return opened;
  }

  test('the next one without dates is of what the filters show', async () => {
    const { user, worker } = await openImported();
    await screen.findByText('2 left');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Company' }), 'Contoso');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Type' }), 'laptop');
    await user.click(await next());
    expect(await screen.findByText('WS-1 is open in the portal.')).toBeTruthy();
    const [row] = rows;
    expect(worker.bodiesOf('missing.next').at(-1)).toEqual({
      companyId: row?.companyId,
      kind: 'laptop',
    });
  });

  test('it is not offered where none lacks a date, and not among devices to import', async () => {
    const { user } = await openImported({ ...listed, 'missing.next': () => ({ left: 0 }) });
    const button = () => screen.queryByRole('button', { name: 'Next device without dates' });
    expect(button()).toBeNull();
    await user.click(screen.getByRole('tab', { name: 'To import' }));
    expect(button()).toBeNull();
  });
});
