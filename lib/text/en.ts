import { bulk } from './en/bulk';
import { credentials } from './en/credentials';
import { date } from './en/date';
import { device } from './en/device';
import { deviceKind } from './en/device-kind';
import { extension } from './en/extension';
import { failure } from './en/failure';
import { general } from './en/general';
import { overlay } from './en/overlay';
import { permission } from './en/permission';
import { permissionPurpose } from './en/permission-purpose';
import { recognition } from './en/recognition';
import { region } from './en/region';
import { run } from './en/run';
import { saving } from './en/saving';
import { sheet } from './en/sheet';
import { status } from './en/status';
import { time } from './en/time';

/** The texts of every surface, by area: the language that the others are translated from. */
export const en = {
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
} as const;
