import { extension } from './en/extension';
import { general } from './en/general';
import { time } from './en/time';

/** The texts of every surface, by area: the language that the others are translated from. */
export const en = {
  extension,
  general,
  time,
} as const;
