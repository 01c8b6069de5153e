import type { DeviceId } from '@/lib/domain/ids';
import { noteUnread } from '@/lib/store/dates-read';
import type { Database } from '@/lib/store/database';
import { deleteState, readState, writeState } from '@/lib/store/state';
import type { Met } from './crawl-failures';

/** What a crawl has met so far. */
export interface Course {
  /** Devices that this crawl asked for in vain. */
  readonly failed: Set<DeviceId>;
  /** Those of the crawl before, as long as it is not known whether it was their fault. */
  readonly passedOver: Set<DeviceId>;
  /** Met since a device was last read. */
  suspects: readonly Met[];
}

export async function beginCourse(db: Database): Promise<Course> {
  const passedOver = new Set(await readState(db, 'passedOver'));
  return { failed: new Set(), passedOver, suspects: [] };
}

/** Others can be read: so what was met is the fault of the devices that met it. */
export async function blameSuspects(db: Database, course: Course, at: number): Promise<void> {
  const { suspects } = course;
  course.suspects = [];
  await blame(db, suspects, at);
  await forgetPassedOver(db, course);
}

export async function blame(db: Database, met: readonly Met[], at: number): Promise<void> {
  const last = met.at(-1);
  if (!last) return;
  await noteUnread(
    db,
    met.map(({ deviceId }) => deviceId),
    at,
  );
  await writeState(db, 'unreadProblem', last.problem);
}

/** Nothing can be read, as far as is known. Were it these devices after all, they must not be in the way of the others. */
export async function passOverSuspects(db: Database, course: Course): Promise<void> {
  const suspects = course.suspects.map(({ deviceId }) => deviceId);
  await writeState(db, 'passedOver', [...new Set([...course.passedOver, ...suspects])]);
}

export async function forgetPassedOver(db: Database, { passedOver }: Course): Promise<void> {
  if (passedOver.size === 0) return;
  passedOver.clear();
  await deleteState(db, 'passedOver');
}
