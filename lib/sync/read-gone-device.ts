import type { Asio, RequestOptions } from '@/lib/asio/asio';
import { Failure, problemOf } from '@/lib/domain/failure';
import { commitReading } from '@/lib/store/lifecycle';
import type { Database } from '@/lib/store/database';
import type { Met } from './crawl-failures';
import { explainGone, type NotFound } from './explain-gone';
import type { CheckField } from './field-check';

interface Deps {
  readonly db: Database;
  readonly asio: Pick<Asio, 'readFields' | 'findDevices'>;
  readonly now: () => number;
  readonly checkField: CheckField;
}

/**
 * A device that is gone counts as read, keeps its dates, and is no problem: the next sync marks it missing. So does one
 * that has no such field where others have it (a switch, a cloud instance). A field that is gone for all is a problem for
 * a person.
 */
export async function readGoneDevice(
  deps: Deps,
  notFound: NotFound,
  options: RequestOptions,
): Promise<Omit<Met, 'deviceId'> | undefined> {
  const { db, asio, now, checkField } = deps;
  const { deviceId } = notFound;
  const gone = await explainGone(asio, notFound, options);
  if (gone.is === 'neither') return { problem: oddAnswer(gone.failure), concerns: 'device' };
  if (gone.is === 'field') {
    const verdict = await checkField(gone.field.id, deviceId, options);
    if (verdict === 'gone') return { problem: problemOf(gone.failure), concerns: 'all' };
    if (verdict === 'unknown') return { problem: oddAnswer(notFound.failure), concerns: 'device' };
  }
  const at = now();
  await commitReading(db, { deviceId, readings: {}, readAt: at, now: at });
  return undefined;
}

const oddAnswer = (failure: Failure) =>
  problemOf(new Failure('bad-response', failure.message, { cause: failure }));
