import type { Asio, RequestOptions } from '@/lib/asio/asio';
import { Failure, problemOf, type Problem } from '@/lib/domain/failure';
import { commitReading } from '@/lib/store/lifecycle';
import type { Database } from '@/lib/store/open';
import { explainGone, type NotFound } from './explain-gone';

interface Deps {
  readonly db: Database;
  readonly asio: Pick<Asio, 'readFields' | 'findDevices'>;
  readonly now: () => number;
}

/**
 * A device that is gone counts as read, keeps its dates, and is no problem: the next sync marks it missing. A field that
 * is gone is one for a person.
 */
export async function readGoneDevice(
  { db, asio, now }: Deps,
  notFound: NotFound,
  options: RequestOptions,
): Promise<Problem | undefined> {
  try {
    const gone = await explainGone(asio, notFound, options);
    if (gone.is === 'field') return problemOf(gone.failure);
    if (gone.is === 'neither') return problemOf(oddAnswer(gone.failure));
    await commitReading(db, { deviceId: notFound.deviceId, readings: {}, readAt: now() });
    return undefined;
  } catch (cause) {
    return problemOf(cause);
  }
}

const oddAnswer = (failure: Failure): Failure =>
  new Failure('bad-response', failure.message, { cause: failure });
