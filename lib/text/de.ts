import { extension } from './de/extension';
import { general } from './de/general';
import { sheet } from './de/sheet';
import { overlay } from './de/overlay';
import { time } from './de/time';

import type { Translations } from './texts';

export const de: Translations = {
  extension,
  general,
  sheet,
  overlay,
  time,
};
