import { computed, createModel, signal, type ReadonlySignal } from '@preact/signals';
import type { DeviceGroup } from '@/lib/domain/device-group';
import { defaultSort, type FleetColumn, type FleetSort } from '@/lib/domain/fleet-columns';
import { createFleetRules } from '@/lib/domain/fleet-device';
import { isNarrowed, withOptions, type FleetFacet } from '@/lib/domain/fleet-filter';
import { wholeFleet, type FleetView } from '@/lib/domain/fleet-view';
import type { DeviceId } from '@/lib/domain/ids';
import { defaultSettings, type Settings } from '@/lib/domain/settings';
import { say } from '@/lib/text/say';
import type { ExportFormat } from './activity-export';
import { fleetAddress, fleetViewOf } from './fleet-address';
import { fleetFile } from './fleet-export';
import { createFleetCurrent } from './fleet-current';
import { createFleetFinding, type FleetFinding } from './fleet-finding';
import { createFleetMemory } from './fleet-memory';
import { createFleetNames } from './fleet-names';
import { createFleetRows } from './fleet-rows';
import type { Ports } from './ports';
import { createSelection } from './selection';
import { createTask } from './task';

export type FleetAct = 'open' | 'export' | 'view' | 'columns';

export interface FleetSurroundings {
  readonly settings: ReadonlySignal<Settings | undefined>;
  readonly groups: ReadonlySignal<readonly DeviceGroup[] | undefined>;
}

/** The table of all imported devices: what is shown of it, in which order and columns, and what is chosen in it. */
export const FleetModel = createModel((ports: Ports, { settings, groups }: FleetSurroundings) => {
  const viewing = createViewing();
  const { view } = viewing;
  const rules = createRules(ports, settings);
  const rows = createFleetRows({ ...ports, rules, isImpatient: viewing.isSpecial });
  const { devices } = rows;
  const finding = createFleetFinding({ ...ports, devices, view });
  const memory = createFleetMemory(ports.send);
  const selection = createSelection<DeviceId>();
  /** What is chosen and can be seen: nothing happens to devices that the filters hide. */
  const chosen = computed(() => {
    const ids = selection.ids.value;
    if (ids.size === 0) return [];
    return finding.found.value.flatMap(({ row }) => (ids.has(row.id) ? [row.id] : []));
  });
  return {
    ...viewing,
    rules,
    rows,
    finding,
    current: createFleetCurrent(finding.found),
    selection,
    chosen,
    views: memory.views,
    /** Whether it is known how the table was left, so that nothing of it jumps. */
    isRemembered: memory.isRead,
    names: createFleetNames(devices, groups),
    open: () => rows.open(memory.read),
    ...createFleetActs(ports, { viewing, finding, memory }),
  };
});

/** What is to be seen of the fleet, as a person or the address says. */
function createViewing() {
  const view = signal<FleetView>(wholeFleet);
  const change = (part: Partial<FleetView>) => (view.value = plain({ ...view.peek(), ...part }));

  function show(address: string): void {
    if (address !== fleetAddress(view.peek())) view.value = plain(fleetViewOf(address));
  }

  return {
    view,
    address: computed(() => fleetAddress(view.value)),
    isNarrowed: computed(() => isNarrowed(view.value)),
    /** Whether the first devices by name are not what comes first. */
    isSpecial: computed(() => isNarrowed(view.value) || view.value.sort !== defaultSort),
    show,
    search: (search: string) => change({ search }),
    sortBy: (sort: FleetSort) => change({ sort }),
    choose: (facet: FleetFacet, options: readonly string[]) =>
      change({ filter: withOptions(view.peek().filter, facet, options) }),
    clear: () => change({ search: '', filter: {} }),
  };
}

interface ActDeps {
  readonly viewing: ReturnType<typeof createViewing>;
  readonly finding: FleetFinding;
  readonly memory: ReturnType<typeof createFleetMemory>;
}

function createFleetActs(ports: Ports, { viewing: { view }, finding, memory }: ActDeps) {
  const task = createTask<FleetAct>();
  const columns = computed(() => view.value.columns ?? memory.columns.value);
  const fullAddress = () => fleetAddress({ ...view.peek(), columns: columns.peek() });

  function setColumns(chosen: readonly FleetColumn[]): Promise<void> {
    const { columns: _fromAddress, ...rest } = view.peek();
    view.value = rest;
    return task.run('columns', () => memory.keepColumns(chosen).then(() => ''));
  }

  const exportAs = (format: ExportFormat) =>
    task.run('export', async () => {
      const devices = finding.found.peek();
      const day = ports.today.peek();
      const exported = { devices, columns: columns.peek(), view: view.peek(), day };
      ports.saveFile(await fleetFile(format, exported));
      return '';
    });

  const keepView = (name: string) =>
    task.run('view', async () => {
      await memory.keepView({ name, address: fullAddress() });
      return say('fleet.viewKept', { name });
    });

  return {
    task,
    columns,
    /** With its columns, so that another person sees the same. */
    fullAddress,
    setColumns,
    exportAs,
    keepView,
    removeView: (name: string) => task.run('view', () => memory.removeView(name).then(() => '')),
    renameView: (from: string, to: string) =>
      task.run('view', () => memory.renameView(from, to).then(() => '')),
    openInPortal: (id: DeviceId) => task.run('open', () => openedIn(ports, id)),
  };
}

/** The order of the whole fleet is one object, by which it is known. */
function plain(view: FleetView): FleetView {
  const { column, isDescending } = view.sort;
  const isDefault = column === defaultSort.column && !isDescending;
  return isDefault ? { ...view, sort: defaultSort } : view;
}

/** New rules only where what they follow from has changed, and not with each status. */
function createRules({ today }: Ports, settings: FleetSurroundings['settings']) {
  const policy = computed(() => {
    const { expiringWithinDays, maximumAgeYears, clientPolicies } =
      settings.value ?? defaultSettings;
    return JSON.stringify({ expiringWithinDays, maximumAgeYears, clientPolicies });
  });
  return computed(() => {
    void policy.value;
    return createFleetRules(settings.peek() ?? defaultSettings, today.value);
  });
}

async function openedIn({ send }: Ports, id: DeviceId): Promise<string> {
  const { in: where } = await send('device.open', id);
  return where === 'portal' ? '' : say('fleet.portalUnknown');
}

export type Fleet = InstanceType<typeof FleetModel>;
