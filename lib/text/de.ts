import { extension } from './de/extension';
import { general } from './de/general';
import { time } from './de/time';

import type { Translations } from './texts';

export const de: Translations = {
  extension,
  general,
  time,
};
