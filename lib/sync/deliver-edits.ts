import { say } from '@/lib/text/say';
import type { Asio, RequestOptions } from '@/lib/asio/asio';
import type { CarrierChoice, CustomField } from '@/lib/domain/date-fields';
import type { Edit } from '@/lib/domain/edit';
import { Failure, problemOf } from '@/lib/domain/failure';
import type { DeviceId, FieldId } from '@/lib/domain/ids';
import { dateFieldName, type DateField, type Readings } from '@/lib/domain/lifecycle';
import { emptyDate, sameUnder, writeRmmDate, type RmmDate } from '@/lib/domain/rmm-date';
import { changeEdits } from '@/lib/store/edits';
import type { OpenDatabase } from '@/lib/store/database';
import { readSettings, readState } from '@/lib/store/state';
import {
  beginSending,
  judgeSending,
  settleFailed,
  settleWritten,
  type Attempt,
} from './edit-outcomes';
import { explainGone, type NotFound } from './explain-gone';
import { createFieldCheck, type FieldCheckDeps } from './field-check';
import { readingsOf } from './field-readings';

export interface DeliveryDeps {
  readonly openDatabase: OpenDatabase;
  readonly asio: Pick<Asio, 'readFields' | 'writeFields' | 'findDevices' | 'listFields'>;
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** ConnectWise may need this long until a read shows what was written. */
const SETTLE_MS = 1_000;

/**
 * Marks, reads, judges, writes, reads back, settles. Each step is stored before the next begins: after a worker's death
 * anywhere in between, the next attempt starts by reading and so never writes what is there already.
 */
export async function deliverEdits(
  deps: DeliveryDeps,
  deviceId: DeviceId,
  signal: AbortSignal,
): Promise<void> {
  const { now, random } = deps;
  const db = await deps.openDatabase();
  const begun = await changeEdits(db, deviceId, now(), beginSending);
  const sending = begun.filter(({ state }) => state.at === 'sending');
  if (sending.length === 0) return;

  const sent = new Set(sending.map(({ id }) => id));
  try {
    const fields = chosenFor(sending, await readState(db, 'fields'));
    const { textDates } = await readSettings(db);
    await attempt(deps, deviceId, { sent, fields, same: sameUnder(textDates) }, signal);
  } catch (cause) {
    const problem = problemOf(cause);
    const clock = { at: now(), random: random() };
    await changeEdits(db, deviceId, clock.at, (edits) =>
      settleFailed(edits, { sent }, problem, clock),
    );
  }
}

async function attempt(
  deps: DeliveryDeps,
  deviceId: DeviceId,
  course: Attempt,
  signal: AbortSignal,
): Promise<void> {
  const db = await deps.openDatabase();
  const { asio, now, sleep } = deps;
  const { sent, fields, same } = course;
  const options = { signal, priority: 'interactive' } as const;
  const fieldIds = Object.values(fields).map(({ id }) => id);
  const explained = <Value>(work: Promise<Value>): Promise<Value> =>
    work.catch(async (cause: unknown) => {
      const failure = Failure.from(cause);
      throw failure.kind === 'not-found'
        ? await whyGone({ db, asio, now }, { deviceId, fields, failure }, options)
        : failure;
    });
  const read = async (): Promise<Readings> => {
    const askedAt = now();
    const values = await explained(asio.readFields(deviceId, fieldIds, options));
    return readingsOf(values, fields, askedAt);
  };

  const before = await read();
  const judged = await changeEdits(db, deviceId, now(), (edits) =>
    judgeSending(edits, course, before, now()),
  );
  const toWrite = judged.filter(({ id, state }) => sent.has(id) && state.at === 'sending');
  if (toWrite.length === 0) return;

  await explained(asio.writeFields(deviceId, textsOf(toWrite, fields), options));
  let after = await read();
  if (!toWrite.every(({ field, value }) => same(valueIn(after, field), value))) {
    await sleep(SETTLE_MS, signal);
    after = await read();
  }
  const held = after;
  await changeEdits(db, deviceId, now(), (edits) => settleWritten(edits, course, held, now()));
}

/** A field that only this device lacks is no reason to choose another one for all. */
async function whyGone(
  deps: FieldCheckDeps & Pick<DeliveryDeps, 'asio'>,
  notFound: NotFound,
  options: RequestOptions,
): Promise<Failure> {
  const gone = await explainGone(deps.asio, notFound, options);
  if (gone.is !== 'field') return gone.failure;
  const { id, name } = gone.field;
  const verdict = await createFieldCheck(deps)(id, notFound.deviceId, options);
  if (verdict === 'gone') return gone.failure;
  if (verdict === 'unknown') return notFound.failure;
  const told = say('sync.fieldNotOnDevice', { name });
  return new Failure('not-found', told, { cause: notFound.failure });
}

function chosenFor(edits: readonly Edit[], choice: CarrierChoice = {}): CarrierChoice {
  const chosen: { [Name in DateField]?: CustomField } = {};
  for (const { field } of edits) {
    const carrier = choice[field];
    if (!carrier) {
      throw new Failure('bad-input', say('refusal.noFieldToRetry', { date: dateFieldName(field) }));
    }
    chosen[field] = carrier;
  }
  return chosen;
}

function textsOf(edits: readonly Edit[], fields: CarrierChoice): ReadonlyMap<FieldId, string> {
  return new Map(
    edits.flatMap(({ field, value }) => {
      const carrier = fields[field];
      const type = carrier?.type === 'datetime' ? 'datetime' : 'string';
      return carrier ? [[carrier.id, writeRmmDate(value, type)] as const] : [];
    }),
  );
}

const valueIn = (readings: Readings, field: DateField): RmmDate =>
  readings[field]?.value ?? emptyDate;
