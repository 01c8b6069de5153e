import { bulk } from './de/bulk';
import { credentials } from './de/credentials';
import { date } from './de/date';
import { device } from './de/device';
import { deviceKind } from './de/device-kind';
import { extension } from './de/extension';
import { failure } from './de/failure';
import { general } from './de/general';
import { overlay } from './de/overlay';
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
  credentials,
  date,
  device,
  deviceKind,
  extension,
  failure,
  general,
  overlay,
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
