import type { Warranty } from '@/lib/domain/status';

/** The colour of a warranty's pill; its words say the same. */
export const warrantyTones: Readonly<
  Record<Warranty['state'], 'good' | 'warn' | 'bad' | undefined>
> = {
  none: undefined,
  unknown: undefined,
  active: 'good',
  expiring: 'warn',
  expired: 'bad',
};
