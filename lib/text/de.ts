import { bulk } from './de/bulk';
import { companies } from './de/companies';
import { connection } from './de/connection';
import { credentials } from './de/credentials';
import { date } from './de/date';
import { device } from './de/device';
import { deviceKind } from './de/device-kind';
import { extension } from './de/extension';
import { failure } from './de/failure';
import { fields } from './de/fields';
import { general } from './de/general';
import { overlay } from './de/overlay';
import { overview } from './de/overview';
import { permission } from './de/permission';
import { permissionPurpose } from './de/permission-purpose';
import { recognition } from './de/recognition';
import { region } from './de/region';
import { run } from './de/run';
import { saving } from './de/saving';
import { sheet } from './de/sheet';
import { status } from './de/status';
import { time } from './de/time';

import type { Translations } from './texts';

export const de: Translations = {
  bulk,
  companies,
  connection,
  credentials,
  date,
  device,
  deviceKind,
  extension,
  failure,
  fields,
  general,
  overlay,
  overview,
  permission,
  permissionPurpose,
  recognition,
  region,
  run,
  saving,
  sheet,
  status,
  time,
};
