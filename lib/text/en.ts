import { activity } from './en/activity';
import { asio } from './en/asio';
import { asked } from './en/asked';
import { attention } from './en/attention';
import { backup } from './en/backup';
import { bulk } from './en/bulk';
import { companies } from './en/companies';
import { connecting } from './en/connecting';
import { connection } from './en/connection';
import { credentials } from './en/credentials';
import { date } from './en/date';
import { device } from './en/device';
import { deviceKind } from './en/device-kind';
import { devices } from './en/devices';
import { diagnostics } from './en/diagnostics';
import { editor } from './en/editor';
import { extension } from './en/extension';
import { failure } from './en/failure';
import { fields } from './en/fields';
import { fleet } from './en/fleet';
import { general } from './en/general';
import { guard } from './en/guard';
import { outcome } from './en/outcome';
import { overlay } from './en/overlay';
import { overview } from './en/overview';
import { permission } from './en/permission';
import { permissionPurpose } from './en/permission-purpose';
import { recognition } from './en/recognition';
import { refusal } from './en/refusal';
import { region } from './en/region';
import { run } from './en/run';
import { saving } from './en/saving';
import { settings } from './en/settings';
import { sheet } from './en/sheet';
import { status } from './en/status';
import { store } from './en/store';
import { sync } from './en/sync';
import { teaching } from './en/teaching';
import { time } from './en/time';

/** The texts of every surface, by area: the language that the others are translated from. */
export const en = {
  activity,
  asio,
  asked,
  attention,
  backup,
  bulk,
  companies,
  connecting,
  connection,
  credentials,
  date,
  device,
  deviceKind,
  devices,
  diagnostics,
  editor,
  extension,
  failure,
  fields,
  fleet,
  general,
  guard,
  outcome,
  overlay,
  overview,
  permission,
  permissionPurpose,
  recognition,
  refusal,
  region,
  run,
  saving,
  settings,
  sheet,
  status,
  store,
  sync,
  teaching,
  time,
} as const;
