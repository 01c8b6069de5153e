export const ignoreReasons = [
  'not-ours',
  'retired',
  'twin',
  'test',
  'no-hardware',
  'other',
] as const;
export type IgnoreReason = (typeof ignoreReasons)[number];

/** Why a device was put aside; `kind`: automatic import does so with its type. */
export interface IgnoredWhy {
  readonly reason: IgnoreReason | 'kind';
  readonly note?: string;
}

export const IGNORE_NOTE_LENGTH = 200;
