import { bulk } from './en/bulk';
import { companies } from './en/companies';
import { connection } from './en/connection';
import { credentials } from './en/credentials';
import { date } from './en/date';
import { device } from './en/device';
import { deviceKind } from './en/device-kind';
import { extension } from './en/extension';
import { failure } from './en/failure';
import { fields } from './en/fields';
import { general } from './en/general';
import { overlay } from './en/overlay';
import { overview } from './en/overview';
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
} as const;
