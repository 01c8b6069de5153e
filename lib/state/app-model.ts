import { createModel } from '@preact/signals';
import type { DeviceId } from '@/lib/domain/ids';
import { ActivityModel } from './activity-model';
import { BulkModel } from './bulk-model';
import { ConnectionModel } from './connection-model';
import { DateFieldsModel } from './date-fields-model';
import { DevicePageModel } from './device-page-model';
import { DevicesModel } from './devices-model';
import { GroupsModel } from './groups-model';
import { MappingModel } from './mapping-model';
import { MissingDatesModel } from './missing-dates-model';
import { MissingDoubtModel } from './missing-doubt-model';
import type { Ports } from './ports';
import { SettingsModel } from './settings-model';
import { StatusModel } from './status-model';

/** Everything that popup and workspace show; one of it for each page. */
export const AppModel = createModel((ports: Ports) => {
  const status = new StatusModel(ports);
  return {
    today: ports.today,
    status,
    connection: new ConnectionModel(ports, status.reload),
    doubt: new MissingDoubtModel(ports, status.reload),
    mapping: new MappingModel(ports),
    devices: new DevicesModel(ports),
    groups: new GroupsModel(ports),
    /** Whoever opens a device disposes of it. */
    deviceOf: (id: DeviceId) => new DevicePageModel(ports, id),
    activity: new ActivityModel(ports),
    bulk: new BulkModel(ports),
    missing: new MissingDatesModel(ports),
    /** Of what the filters of the devices show. */
    missingInList: new MissingDatesModel(ports),
    fields: new DateFieldsModel(ports, status.reload),
    settings: new SettingsModel(ports, status.reload),
  };
});

export type App = InstanceType<typeof AppModel>;
