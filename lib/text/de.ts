import { extension } from './de/extension';
import { time } from './de/time';

import type { Translations } from './texts';

export const de: Translations = {
  extension,
  time,
};
