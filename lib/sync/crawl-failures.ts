import { connectionFailures, type FailureKind, type Problem } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';

/** What kept a device from being read. */
export interface Met {
  readonly deviceId: DeviceId;
  readonly problem: Problem;
  /** Whether no other device can be read either; `unclear` is told by what others meet. */
  readonly concerns: 'all' | 'device' | 'unclear';
}

const forAll: ReadonlySet<FailureKind> = new Set([
  ...connectionFailures,
  'not-connected',
  'offline',
  'rate-limited',
  'locked',
  'cancelled',
]);

/** By its nature: no device could be read then. */
export const concernsAll = (kind: FailureKind): boolean => forAll.has(kind);

const passing: ReadonlySet<FailureKind> = new Set([
  'offline',
  'timed-out',
  'rate-limited',
  'locked',
  'server-error',
  'bad-response',
  'rejected',
]);

/** Whether it may be over after a while, without a person. */
export const maySoonPass = (kind: FailureKind): boolean => passing.has(kind);
