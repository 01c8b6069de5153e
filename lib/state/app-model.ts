import { computed, createModel, effect, untracked } from '@preact/signals';
import type { DeviceId } from '@/lib/domain/ids';
import type { StatusView } from '@/lib/messages/protocol';
import { ActivityModel } from './activity-model';
import { BulkModel } from './bulk-model';
import { ClientsModel } from './clients-model';
import { ConnectionModel } from './connection-model';
import { DataModel } from './data-model';
import { DateFieldsModel } from './date-fields-model';
import { DevicePageModel } from './device-page-model';
import { DevicesModel } from './devices-model';
import { FleetModel } from './fleet-model';
import { DiagnosticsModel } from './diagnostics-model';
import { createHeldGrants } from './grants';
import { GroupsModel } from './groups-model';
import { MappingModel } from './mapping-model';
import { MissingDatesModel } from './missing-dates-model';
import { MissingDoubtModel } from './missing-doubt-model';
import type { Ports } from './ports';
import { PushedOutModel } from './pushed-out-model';
import { SettingsModel } from './settings-model';
import { TaughtPagesModel } from './taught-pages-model';
import { TeachingModel } from './teaching-model';
import { StatusModel } from './status-model';

/** Everything that popup and workspace show; one of it for each page. */
export const AppModel = createModel((ports: Ports) => {
  const status = new StatusModel(ports);
  const connection = new ConnectionModel(ports, status.reload);
  const doubt = new MissingDoubtModel(ports, status.reload);
  atEachChange(
    () => status.connection.value?.at,
    (now, before) => {
      if (before === 'connected' && now === 'disconnected') connection.startAnew();
    },
  );
  // What came of the question is told until something else has happened.
  atEachChange(
    () => happenedLast(status.value.value),
    () => doubt.task.dismiss(),
  );
  const groups = new GroupsModel(ports);
  const diagnostics = new DiagnosticsModel(ports, status.value);
  const settings = computed(() => status.value.value?.settings);
  return {
    today: ports.today,
    status,
    connection,
    doubt,
    mapping: new MappingModel(ports),
    clients: new ClientsModel(ports),
    devices: new DevicesModel(ports),
    groups,
    fleet: new FleetModel(ports, { settings, groups: groups.value }),
    /** Whoever opens a device disposes of it. */
    deviceOf: (id: DeviceId) => new DevicePageModel(ports, id),
    activity: new ActivityModel(ports),
    bulk: new BulkModel(ports),
    missing: new MissingDatesModel(ports),
    /** Of what the filters of the devices show. */
    missingInList: new MissingDatesModel(ports),
    fields: new DateFieldsModel(ports, status.reload),
    settings: new SettingsModel(ports, status.reload),
    data: new DataModel(ports, () => Promise.all([diagnostics.reload(), groups.reload()])),
    pushedOut: new PushedOutModel(ports),
    grants: createHeldGrants(ports.grants),
    diagnostics,
    teaching: new TeachingModel(ports),
    taught: new TaughtPagesModel(ports),
  };
});

function atEachChange<Value>(
  read: () => Value,
  react: (now: Value, before: Value | undefined) => void,
): void {
  const value = computed(read);
  let before: Value | undefined;
  effect(() => {
    const now = value.value;
    const last = before;
    before = now;
    untracked(() => react(now, last));
  });
}

/** Changes with the connection and with each sync that begins, ends or stops, and not while one goes on. */
function happenedLast(status: StatusView | undefined): string {
  if (!status) return '';
  const { connection, sync } = status;
  const problem = connection.at === 'connected' ? connection.problem?.kind : undefined;
  const at = 'stoppedAt' in sync ? sync.stoppedAt : 'finishedAt' in sync && sync.finishedAt;
  return [connection.at, problem, sync.at, at].join(' ');
}

export type App = InstanceType<typeof AppModel>;
