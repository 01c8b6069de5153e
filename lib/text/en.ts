import { extension } from './en/extension';
import { general } from './en/general';
import { sheet } from './en/sheet';
import { overlay } from './en/overlay';
import { time } from './en/time';

/** The texts of every surface, by area: the language that the others are translated from. */
export const en = {
  extension,
  general,
  sheet,
  overlay,
  time,
} as const;
