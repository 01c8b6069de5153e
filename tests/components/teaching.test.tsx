import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { TaughtPage } from '@/lib/domain/taught-page';
import type { TextFile } from '@/lib/state/ports';
import { createFakeWorker, portsTo, type Answers } from './fake-worker';
import { openPopup, openWorkspace } from './open-pages';
import { render } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { TaughtPagesCard } from '@/components/workspace/taught-pages-card';
import { TaughtPagesModel } from '@/lib/state/taught-pages-model';

const HOST = 'https://control.itsupport247.net';
const taught = (path: string): TaughtPage => ({
  kind: 'device',
  pattern: `${HOST}/${path}`,
  taughtAt: Date.parse('2026-11-20T12:00:00Z'),
  says: { selectors: ['h2'], read: 'text' },
  place: { selectors: ['h2'], side: 'after' },
});

describe('the popup', () => {
  const inFront: Answers = { 'teach.place': () => ({ host: 'control.itsupport247.net' }) };

  test('offers to teach the page of the portal that is in front, and leaves for it', async () => {
    let left = 0;
    const { user, worker } = openPopup(
      { ...inFront, 'teach.begin': () => null },
      { leave: () => (left += 1) },
    );
    await user.click(await screen.findByRole('button', { name: 'Teach this page' }));
    await waitFor(() => expect(left).toBe(1));
    expect(worker.bodiesOf('teach.begin')).toEqual([null]);
  });

  test('says so when the browser does not let it', async () => {
    const { user, worker } = openPopup(inFront, { requestTeaching: async () => false });
    await user.click(await screen.findByRole('button', { name: 'Teach this page' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/did not let Shelflife/);
    expect(worker.bodiesOf('teach.begin')).toEqual([]);
  });

  test('offers nothing while another page is in front', async () => {
    openPopup();
    await screen.findByText('Connected');
    expect(screen.queryByRole('button', { name: 'Teach this page' })).toBeNull();
  });
});

describe('taught pages in the settings', () => {
  function showCard(answers: Answers) {
    const files: TextFile[] = [];
    const worker = createFakeWorker(answers);
    const model = new TaughtPagesModel(
      portsTo(worker, { saveFile: (file) => void files.push(file) }),
    );
    render(<TaughtPagesCard model={model} />);
    return { worker, files, user: userEvent.setup() };
  }

  test('stand in the workspace', async () => {
    openWorkspace('settings', { 'taught.list': () => ({ pages: [taught('a')], waiting: [] }) });
    const table = await screen.findByRole('table', { name: 'Taught pages' });
    expect(within(table).getByText('control.itsupport247.net/a')).toBeTruthy();
    expect(within(table).getByText('2026-11-20')).toBeTruthy();
  });

  test('are forgotten one by one, and all after a question', async () => {
    const pages = [taught('a'), taught('b')];
    const { worker, user } = showCard({
      'taught.list': () => ({ pages, waiting: [] }),
      'taught.forget': () => null,
    });
    const row = (await screen.findByText('control.itsupport247.net/b')).closest('tr');
    await user.click(within(row ?? document.body).getByRole('button', { name: 'Forget' }));
    await user.click(screen.getByRole('button', { name: 'Forget all' }));
    await screen.findByText('Forget all 2 taught pages? An export brings them back.');
    await user.click(screen.getByRole('button', { name: 'Yes, forget all' }));
    expect(worker.bodiesOf('taught.forget')).toEqual([
      { keys: [`device ${HOST}/b`] },
      { keys: 'all' },
    ]);
  });

  test('go to a file, and come from one after a look at what it changes', async () => {
    const { worker, files, user } = showCard({
      'taught.list': () => ({ pages: [taught('a')], waiting: [] }),
      'taught.import': () => ({ added: 1, changed: 0, same: 2, invalid: 3 }),
    });
    await user.click(await screen.findByRole('button', { name: 'Export' }));
    expect(JSON.parse(files[0]?.text ?? '')).toMatchObject({ pages: [{ pattern: `${HOST}/a` }] });
    const file = new File(['{"x":1}'], 'taught.json', { type: 'application/json' });
    await user.upload(screen.getByLabelText('Import taught pages from a file'), file);
    await screen.findByText('1 new, 0 changed, 2 as they are, 3 not readable.');
    expect(worker.bodiesOf('taught.import')).toEqual([{ text: '{"x":1}', isDryRun: true }]);
    await user.click(screen.getByRole('button', { name: 'Yes, import them' }));
    await screen.findByText('Imported 1 page.');
    expect(worker.bodiesOf('taught.import').at(-1)).toEqual({ text: '{"x":1}', isDryRun: false });
  });

  test('that wait for a person are kept only by a click here', async () => {
    const waiting = [{ ticket: 't-1', page: taught('a'), device: 'SRV-01' }];
    const { worker, user } = showCard({
      'taught.list': () => ({ pages: [], waiting }),
      'taught.settle': () => null,
    });
    const place = await screen.findByRole('region', { name: 'Waits for you' });
    expect(place.textContent).toMatch(/SRV-01/);
    await user.click(within(place).getByRole('button', { name: 'Keep' }));
    expect(worker.bodiesOf('taught.settle')).toEqual([{ ticket: 't-1', keep: true }]);
  });
});
