import { activity } from './de/activity';
import { asio } from './de/asio';
import { asked } from './de/asked';
import { attention } from './de/attention';
import { backup } from './de/backup';
import { bulk } from './de/bulk';
import { companies } from './de/companies';
import { connecting } from './de/connecting';
import { connection } from './de/connection';
import { credentials } from './de/credentials';
import { date } from './de/date';
import { device } from './de/device';
import { deviceKind } from './de/device-kind';
import { devices } from './de/devices';
import { diagnostics } from './de/diagnostics';
import { editor } from './de/editor';
import { extension } from './de/extension';
import { failure } from './de/failure';
import { fields } from './de/fields';
import { fleet } from './de/fleet';
import { general } from './de/general';
import { guard } from './de/guard';
import { outcome } from './de/outcome';
import { overlay } from './de/overlay';
import { overview } from './de/overview';
import { permission } from './de/permission';
import { permissionPurpose } from './de/permission-purpose';
import { recognition } from './de/recognition';
import { refusal } from './de/refusal';
import { region } from './de/region';
import { run } from './de/run';
import { saving } from './de/saving';
import { settings } from './de/settings';
import { sheet } from './de/sheet';
import { status } from './de/status';
import { store } from './de/store';
import { sync } from './de/sync';
import { teaching } from './de/teaching';
import { time } from './de/time';

import type { Translations } from './texts';

export const de: Translations = {
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
};
