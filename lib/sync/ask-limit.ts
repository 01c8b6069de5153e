import type { DeviceId } from '@/lib/domain/ids';

export interface AskLimitDeps {
  readonly now: () => number;
  /** One device is not asked for again within this time. */
  readonly pauseMs: number;
  readonly mostAMinute: number;
}

const MOST_REMEMBERED = 500;
const MINUTE_MS = 60_000;

/** Whether one more device may be asked for, which counts if so: a page can name one after the other. */
export function createAskLimit({
  now,
  pauseMs,
  mostAMinute,
}: AskLimitDeps): (deviceId: DeviceId) => boolean {
  const triedAt = new Map<DeviceId, number>();
  let recent: readonly number[] = [];

  return (deviceId) => {
    const at = now();
    const isWithin = (time: number, ms: number) => time <= at && at - time < ms;
    if (isWithin(triedAt.get(deviceId) ?? -Infinity, pauseMs)) return false;
    recent = recent.filter((time) => isWithin(time, MINUTE_MS));
    if (recent.length >= mostAMinute) return false;
    recent = [...recent, at];
    triedAt.delete(deviceId);
    triedAt.set(deviceId, at);
    const [oldest] = triedAt.keys();
    if (triedAt.size > MOST_REMEMBERED && oldest) triedAt.delete(oldest);
    return true;
  };
}
