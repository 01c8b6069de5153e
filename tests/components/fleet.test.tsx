import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Failure } from '@/lib/domain/failure';
import type { FleetRow } from '@/lib/domain/fleet';
import { packFleet } from '@/lib/domain/fleet-pack';
import { fleetRow } from '../fixtures/fleet-device';
import { clientId, companyId, day, deviceId, groupId } from '../fixtures/make';
import { refuse, type Answers } from './fake-worker';
import { counts, group, status } from './make';
import { openWorkspace } from './open-pages';
import { textOf } from './read';

beforeEach(() => {
  // jsdom lays nothing out: a common window.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_000);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
});

const three = [
  fleetRow(1, {
    name: 'Front desk',
    serialNumber: '7XK2L93',
    maker: 'Dell Inc.',
    model: 'Latitude 7440',
    purchaseDate: day('2023-12-24'),
    warrantyExpiry: day('2026-12-24'),
    groupIds: [groupId(1)],
  }),
  fleetRow(2, { name: 'Server room', kind: 'server', warrantyExpiry: day('2025-01-01') }),
  fleetRow(3, {
    name: 'Warehouse',
    clientId: clientId('fabrikam'),
    clientName: 'Fabrikam',
    isRead: false,
  }),
];

const many = Array.from({ length: 400 }, (_, index) =>
  fleetRow(index, { name: `PC-${String(index).padStart(3, '0')}` }),
);

const fleetOf = (rows: readonly FleetRow[], over: Answers = {}): Answers => ({
  'fleet.open': () => ({ rows: packFleet(rows.slice(0, 100)), total: rows.length }),
  'fleet.page': () => ({ rows: packFleet(rows) }),
  'fleet.devices': (ids) => packFleet(rows.filter(({ id }) => ids.includes(id))),
  'fleet.memory': () => ({
    columns: ['name', 'client', 'serial', 'expiry', 'warranty', 'replacement'],
    views: [{ name: 'My view', address: 'warranty=expired&columns=name.serial' }],
  }),
  'fleet.remember': () => null,
  'groups.list': () => [group('Laptops', { id: groupId(1) })],
  'missing.next': () => ({ left: 0 }),
  ...over,
});

async function openFleet(rows: readonly FleetRow[] = three, hash = '#fleet', over: Answers = {}) {
  const opened = openWorkspace(hash, fleetOf(rows, over));
  await screen.findByRole('grid', { name: 'Fleet' });
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  return opened;
}

const grid = () => screen.getByRole('grid', { name: 'Fleet' });
const rowsShown = () => within(grid()).getAllByRole('row').slice(1);
const namesShown = () =>
  within(grid())
    .getAllByRole('rowheader')
    .map((cell) => textOf(cell));
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const filterButton = (name: string) =>
  within(screen.getByRole('region', { name: 'Filters' })).getByRole('button', { name });

describe('the fleet', () => {
  test('shows each device with what is known of it', async () => {
    await openFleet();
    expect(screen.getByRole('heading', { level: 1, name: 'Fleet' })).toBeTruthy();
    const [first, second, third] = rowsShown().map((row) => textOf(row));
    expect(first).toContain('Front deskContoso7XK2L932026-12-24Expiringin 33 days');
    expect(second).toContain('Server roomContoso–2025-01-01Expired');
    expect(second).toContain('Overdue');
    expect(third).toContain('WarehouseFabrikam–Not read yetUnknown');
    expect(screen.getByText('3 devices', { selector: 'output' })).toBeTruthy();
  });

  test('draws of many devices only those in sight, and says how many there are', async () => {
    await openFleet(many);
    expect(grid().getAttribute('aria-rowcount')).toBe('401');
    expect(rowsShown().length).toBeLessThan(60);
    expect(rowsShown()[0]?.getAttribute('aria-rowindex')).toBe('2');
  });

  test('finds while one types, and says how many', async () => {
    const { user } = await openFleet(many);
    await user.type(screen.getByRole('searchbox'), 'pc-39');
    expect(namesShown()).toHaveLength(10);
    expect(screen.getByText('10 of 400 devices')).toBeTruthy();
    expect(window.location.hash).toBe('#fleet?q=pc-39');
  });

  test('says that nothing fits, and takes everything back at once', async () => {
    const { user } = await openFleet();
    await user.type(screen.getByRole('searchbox'), 'nothing like it');
    expect(screen.getByText('No device fits')).toBeTruthy();
    const [clear] = screen.getAllByRole('button', { name: 'Clear search and filters' });
    await user.click(clear as HTMLElement);
    expect(namesShown()).toHaveLength(3);
    expect(window.location.hash).toBe('#fleet');
  });

  test.for([
    [{ counts: counts({ imported: 0, staged: 12 }) }, /12 devices wait/, 'Devices to import'],
    [{ counts: counts({ imported: 0, staged: 0 }) }, /Map the companies/, 'Map companies'],
    [{ connection: { at: 'disconnected' } }, /Connect to/, 'Set up the connection'],
  ] as const)('that is empty says why: %j', async ([over, why, way]) => {
    openWorkspace('#fleet', fleetOf([], { 'status.get': () => status(over) }));
    expect(await screen.findByText(why)).toBeTruthy();
    expect(screen.getByRole('link', { name: way })).toBeTruthy();
  });

  test('that can’t be read says so, and is read on request', async () => {
    const { user, worker } = openWorkspace(
      '#fleet',
      fleetOf(three, { 'fleet.open': refuse(new Failure('unexpected', 'Shelflife is asleep.')) }),
    );
    expect(await screen.findByText('Shelflife is asleep.')).toBeTruthy();
    worker.answer(fleetOf(three));
    await user.click(button('Try again'));
    await waitFor(() => expect(namesShown()).toHaveLength(3));
  });
});

describe('filters', () => {
  test('are offered with what each would leave, and stand below as what can be taken back', async () => {
    const { user } = await openFleet();
    await user.click(filterButton('Warranty'));
    const panel = screen.getByRole('group', { name: 'Warranty' });
    expect(textOf(panel)).toBe('Active 0Expiring 1Expired 1Unknown 1No warranty 0');
    await user.click(within(panel).getByRole('checkbox', { name: /Expired/ }));
    expect(namesShown()).toEqual(['Server room']);
    expect(window.location.hash).toBe('#fleet?warranty=expired');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('group', { name: 'Warranty' })).toBeNull();
    expect(document.activeElement).toBe(filterButton('Warranty 1 chosen'));
    await user.click(button('Filtered by Warranty: Expired. Remove'));
    expect(namesShown()).toHaveLength(3);
  });

  test('come from the address, whatever is in it', async () => {
    await openFleet(three, `#fleet?client=fabrikam&gap=not-read&kind=tank`);
    expect(namesShown()).toEqual(['Warehouse']);
    expect(button('Filtered by Client: Fabrikam. Remove')).toBeTruthy();
  });

  test('of a saved view may name a client that is gone, and say so', async () => {
    const { user } = openWorkspace('#fleet?client=deleted', fleetOf(three));
    const name = 'Filtered by Client: No longer there. Remove';
    await user.click(await screen.findByRole('button', { name }));
    expect(namesShown()).toHaveLength(3);
  });

  test('tell the companies of one client apart', async () => {
    const [first, second, ...others] = three;
    const branch = { companyId: companyId(2), companyName: 'Contoso Branch' };
    if (!first || !second) throw new Error('There are three');
    await openFleet([first, { ...second, ...branch }, ...others], `#fleet?company=${companyId(2)}`);
    expect(namesShown()).toEqual(['Server room']);
    expect(button('Filtered by RMM company: Contoso Branch. Remove')).toBeTruthy();
  });

  test('name groups as ConnectWise does', async () => {
    const { user } = await openFleet();
    await user.click(filterButton('Group'));
    await user.click(await screen.findByRole('checkbox', { name: /Laptops/ }));
    expect(namesShown()).toEqual(['Front desk']);
  });

  test('have a search where there are many options', async () => {
    const clients = many.map((row, index) => ({
      ...row,
      clientId: clientId(`c-${index}`),
      clientName: `Client ${index}`,
    }));
    const { user } = await openFleet(clients);
    await user.click(filterButton('Client'));
    expect(screen.getByText('200 more: type to find them.')).toBeTruthy();
    await user.type(screen.getByRole('searchbox', { name: 'Search in Client' }), 'client 399');
    await user.click(screen.getByRole('checkbox', { name: /Client 399/ }));
    expect(namesShown()).toEqual(['PC-399']);
  });
});

describe('figures', () => {
  beforeEach(() => {
    vi.spyOn(window, 'innerHeight', 'get').mockReturnValue(1_000);
  });

  test('are all of the same devices, whatever of them is chosen', async () => {
    const { user } = await openFleet();
    const card = (name: string) => textOf(screen.getByRole('region', { name }));
    const before = ['Warranty and replacement', 'Data'].map(card);
    expect(screen.getByText('Figures of 3 devices.')).toBeTruthy();
    await user.click(button('Expired 1 (33 %)'));
    expect(namesShown()).toEqual(['Server room']);
    expect(['Warranty and replacement', 'Data'].map(card)).toEqual(before);
    expect(screen.getByText(/^Figures of 3 devices\. What is chosen/)).toBeTruthy();
    // One of the three devices that are bought, though it is one of two gaps.
    expect(button('No purchase date 1 (33 %)')).toBeTruthy();
  });

  test('leave the room to the table in a low window, but for one line', async () => {
    vi.spyOn(window, 'innerHeight', 'get').mockReturnValue(800);
    const { user } = await openFleet();
    expect(screen.queryByRole('region', { name: 'Data' })).toBeNull();
    expect(screen.getByText('33 % covered')).toBeTruthy();
    await user.click(button('Expired 1 (33 %)'));
    expect(namesShown()).toEqual(['Server room']);
  });

  test('tell how the warranties stand, and narrow the table down', async () => {
    const { user } = await openFleet();
    const card = screen.getByRole('region', { name: 'Warranty and replacement' });
    expect(textOf(card)).toContain('33 % covered of 3 devices');
    await user.click(button('Expiring 1 (33 %)'));
    expect(namesShown()).toEqual(['Front desk']);
    expect(button('Expiring 1 (33 %)').getAttribute('aria-pressed')).toBe('true');
    await user.click(button('Expiring 1 (33 %)'));
    expect(namesShown()).toHaveLength(3);
  });

  test('show when warranties end, as bars and as a table', async () => {
    const { user } = await openFleet();
    await user.click(button('December 2026: 1 warranty ends'));
    expect(namesShown()).toEqual(['Front desk']);
    expect(window.location.hash).toBe('#fleet?expiry=2026-12');
    const card = screen.getByRole('region', { name: 'Warranties that end, by month' });
    const [, ...months] = within(card).getAllByRole('row');
    expect(textOf(months[1])).toBe('December 20261');
  });

  test('tell what is not known, and lead to what makes it known', async () => {
    const { user, worker } = await openFleet(three, '#fleet', {
      'missing.next': () => ({ left: 1, next: { deviceId: deviceId(2), name: 'Server room' } }),
      'device.open': () => ({ in: 'portal' }),
      'status.get': () => status({ fields: {}, counts: counts({ staged: 7 }) }),
    });
    const card = screen.getByRole('region', { name: 'Data' });
    expect(textOf(card)).toContain('33 % complete of 3 devices');
    expect(within(card).getByRole('link', { name: /Choose the fields/ })).toBeTruthy();
    expect(within(card).getByRole('link', { name: 'Import 7 more devices' })).toBeTruthy();
    await user.click(within(card).getByRole('button', { name: 'Next device without dates' }));
    expect(await screen.findByText('Server room is open in the portal.')).toBeTruthy();
    expect(worker.bodiesOf('device.open')).toEqual([deviceId(2)]);
  });

  test('stand beside each client, those with the most gaps first', async () => {
    const { user, worker } = await openFleet(three, '#fleet', {
      'missing.next': () => ({ left: 0 }),
    });
    const fold = screen.getByText('By client').closest('details') as HTMLDetailsElement;
    fold.open = true;
    fireEvent(fold, new Event('toggle'));
    await user.selectOptions(screen.getByLabelText('Order of the clients'), 'Name');
    const lines = within(fold).getAllByRole('row').slice(1);
    expect(lines.map((line) => textOf(line))).toEqual([
      'Contoso250 %11150 %Fill inReport',
      'Fabrikam10 %0000 %Fill inReport',
    ]);
    await user.click(button('Fill in dates of Fabrikam'));
    expect(worker.bodiesOf('missing.next')).toContainEqual({ clientId: 'fabrikam' });
    await user.click(within(fold).getByRole('button', { name: 'Fabrikam' }));
    expect(namesShown()).toEqual(['Warehouse']);
  });
});

describe('the table', () => {
  test('is sorted by its heads, the other way round the second time', async () => {
    const { user } = await openFleet();
    const head = screen.getByRole('columnheader', { name: 'Warranty expires' });
    expect(head.getAttribute('aria-sort')).toBe('none');
    await user.click(within(head).getByRole('button'));
    expect(head.getAttribute('aria-sort')).toBe('ascending');
    expect(namesShown()).toEqual(['Server room', 'Front desk', 'Warehouse']);
    await user.click(within(head).getByRole('button'));
    expect(head.getAttribute('aria-sort')).toBe('descending');
    expect(namesShown()).toEqual(['Front desk', 'Server room', 'Warehouse']);
  });

  test('is gone through by keys: rows, what is in them, select and open', async () => {
    const { user } = await openFleet(many);
    const [first] = rowsShown();
    first?.focus();
    const focused = () => textOf(document.activeElement?.closest('tr') ?? undefined).slice(0, 6);
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(focused()).toBe('PC-002');
    await user.keyboard(' ');
    expect(screen.getByRole('checkbox', { name: 'Select PC-002' })).toHaveProperty('checked', true);
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: 'Select PC-002' }));
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement).toBe(button('Open PC-002 in the portal'));
    await user.keyboard('{ArrowUp}');
    expect(focused()).toBe('PC-001');
    await user.keyboard('{End}');
    expect(focused()).toBe('PC-399');
    await user.keyboard('{Home}{Enter}');
    expect(window.location.hash).toBe(`#device/${deviceId(0)}`);
  });

  test('has the focus where it was left when one comes back from a device', async () => {
    const { user } = await openFleet(many);
    rowsShown()[0]?.focus();
    await user.keyboard('{End}{ArrowUp}{Enter}');
    await waitFor(() => expect(screen.queryByRole('grid')).toBeNull());
    window.history.back();
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('400'));
    expect(rowsShown().filter((row) => row.tabIndex === 0)).toEqual([document.activeElement]);
  });

  test('has one row that Tab comes to', async () => {
    await openFleet(many);
    expect(rowsShown().filter((row) => row.tabIndex === 0)).toHaveLength(1);
  });

  test('shows the columns that are chosen, in the order that is chosen', async () => {
    const { user, worker } = await openFleet();
    await user.click(button('Columns'));
    await user.click(screen.getByRole('checkbox', { name: 'Age' }));
    await user.click(screen.getByRole('checkbox', { name: 'Client' }));
    await user.click(button('Move Age up'));
    const shown = () =>
      within(grid())
        .getAllByRole('columnheader')
        .map((head) => textOf(head));
    expect(shown().slice(1, -1)).toEqual([
      'Device',
      'Serial number',
      'Warranty expires',
      'Warranty',
      'Age',
      'Replacement',
    ]);
    expect(worker.bodiesOf('fleet.remember').at(-1)?.columns?.at(-2)).toBe('age');
  });
});

describe('chosen devices', () => {
  test('are edited together', async () => {
    const { user, app } = await openFleet(three, '#fleet', {
      'bulk.preview': () => ({ rows: [] }),
    });
    await user.click(screen.getByRole('checkbox', { name: 'Select Front desk' }));
    await user.click(screen.getByRole('checkbox', { name: 'Select Warehouse' }));
    expect(screen.getByText('2 selected')).toBeTruthy();
    await user.click(button('Edit dates…'));
    expect(app.bulk.draft.ids.value).toEqual([deviceId(1), deviceId(3)]);
    expect(screen.getByRole('dialog', { name: 'Edit dates of 2 devices' })).toBeTruthy();
  });

  test('are a whole span with the shift key', async () => {
    const { user } = await openFleet(many);
    await user.click(screen.getByRole('checkbox', { name: 'Select PC-002' }));
    await user.keyboard('{Shift>}');
    await user.click(screen.getByRole('checkbox', { name: 'Select PC-006' }));
    await user.keyboard('{/Shift}');
    expect(screen.getByText('5 selected')).toBeTruthy();
  });

  test('can be more than one bulk edit takes, which is said', async () => {
    const rows = Array.from({ length: 501 }, (_, index) => fleetRow(index));
    const { user } = await openFleet(rows);
    await user.click(screen.getByRole('checkbox', { name: 'Select all that are shown' }));
    expect(screen.getByText('501 selected')).toBeTruthy();
    expect(button('Edit dates…')).toHaveProperty('disabled', true);
    expect(screen.getByText('One bulk edit takes at most 500 devices.')).toBeTruthy();
  });
});

describe('views', () => {
  test('are kept under a name, gone to, renamed and deleted', async () => {
    let views = [{ name: 'My view', address: 'warranty=expired&columns=name.serial' }];
    const { user } = await openFleet(three, '#fleet?warranty=expiring', {
      'fleet.memory': () => ({ columns: ['name', 'client'], views }),
      'fleet.remember'(change) {
        views = [...(change.views ?? views)];
        return null;
      },
    });
    await user.click(button('Views'));
    await user.type(screen.getByLabelText('Name of this view'), 'Ends soon');
    await user.click(button('Keep this view'));
    expect(await screen.findByText('Kept as Ends soon.')).toBeTruthy();
    await user.click(button('Rename My view'));
    const name = screen.getByRole('textbox', { name: 'New name of My view' });
    await user.clear(name);
    await user.type(name, 'Too old{Enter}');
    await waitFor(() => expect(views.map((view) => view.name)).toEqual(['Ends soon', 'Too old']));
    await user.click(button('Delete Ends soon'));
    await waitFor(() => expect(views.map((view) => view.name)).toEqual(['Too old']));
    await user.click(screen.getByRole('link', { name: 'Too old' }));
    await waitFor(() => expect(namesShown()).toEqual(['Server room']));
    expect(within(grid()).getAllByRole('columnheader')).toHaveLength(4);
  });
});

describe('a report', () => {
  const open = (hash: string) => openWorkspace(hash, fleetOf(three));

  test('of a client tells its figures and lists its devices', async () => {
    open('#report?client=contoso');
    const report = await screen.findByRole('article', { name: 'Contoso' });
    expect(textOf(report)).toContain('As of 2026-11-21');
    expect(textOf(report)).toContain('Devices2Under warranty50 %Expiring1Expired1');
    const legend = within(report).getByRole('list', { name: 'Warranty' });
    expect(textOf(legend)).toBe('Active 0 Expiring 1 Expired 1 Unknown 0');
    const rows = within(report).getAllByRole('row').slice(1);
    expect(rows.map((row) => textOf(row).slice(0, 10))).toEqual(['Front desk', 'Server roo']);
    expect(screen.getByRole('link', { name: 'Back to the fleet' })).toBeTruthy();
  });

  test('names the page, and so the PDF, and is printed by the browser', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    const { user } = open('#report?client=contoso');
    await screen.findByRole('article', { name: 'Contoso' });
    await waitFor(() =>
      expect(document.title).toBe('Contoso · Hardware lifecycle report 2026-11-21'),
    );
    await user.click(button('Print or save as PDF'));
    expect(print).toHaveBeenCalledOnce();
  });

  test('is chosen where the address names no client', async () => {
    const { user } = open('#report');
    await screen.findByRole('option', { name: 'Fabrikam' });
    await user.selectOptions(screen.getByLabelText('Report for'), 'Fabrikam');
    expect(await screen.findByRole('article', { name: 'Fabrikam' })).toBeTruthy();
  });
});
