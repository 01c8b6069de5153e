import type { DeviceId } from '@/lib/domain/ids';
import { serialKey } from '@/lib/domain/serial-number';
import { getDevice } from '@/lib/store/devices';
import type { Database } from '@/lib/store/database';
import { changeState } from '@/lib/store/state';

/** Looks that follow each other more quickly are one visit: what was new in its first look stays new to its end. */
const ONE_VISIT_MS = 30 * 60_000;

/** Notes that the devices to import are looked at: new is what has come since the visit before. */
export async function noteVisit(db: Database, now: number): Promise<void> {
  await changeState(db, 'reviewVisit', (visit) => {
    if (!visit) return { at: now };
    return now - visit.at > ONE_VISIT_MS ? { at: now, since: visit.at } : { ...visit, at: now };
  });
}

const MOST_KEPT = 5_000;

/** The devices of this one's serial number are different ones: nobody is asked about them any more. */
export async function keepTwins(db: Database, id: DeviceId): Promise<void> {
  const serialNumber = (await getDevice(db, id))?.serialNumber;
  if (serialNumber === undefined) return;
  const key = serialKey(serialNumber);
  await changeState(db, 'keptTwins', (kept = []) =>
    [...kept.filter((one) => one !== key), key].slice(-MOST_KEPT),
  );
}
