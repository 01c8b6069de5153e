import type { Asio } from '@/lib/asio/asio';
import { type CustomField, type FieldChoice } from '@/lib/domain/date-fields';
import type { Edit } from '@/lib/domain/edit';
import { Failure, problemOf } from '@/lib/domain/failure';
import type { DeviceId, EditId, FieldId } from '@/lib/domain/ids';
import { dateFieldNames, type DateField, type Readings } from '@/lib/domain/lifecycle';
import { sameRmmDate, writeRmmDate } from '@/lib/domain/rmm-date';
import { changeEdits } from '@/lib/store/edits';
import type { OpenDatabase } from '@/lib/store/open';
import { readState } from '@/lib/store/state';
import { beginSending, judgeSending, settleFailed, settleWritten } from './edit-outcomes';
import { readingsOf } from './field-readings';

export interface DeliveryDeps {
  readonly openDatabase: OpenDatabase;
  readonly asio: Pick<Asio, 'readFields' | 'writeFields'>;
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** ConnectWise may need this long until a read shows what was written. */
const SETTLE_MS = 1_000;

interface Attempt {
  readonly deviceId: DeviceId;
  readonly sent: ReadonlySet<EditId>;
  readonly fields: FieldChoice;
  readonly signal: AbortSignal;
}

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
    await attempt(deps, { deviceId, sent, fields, signal });
  } catch (cause) {
    const problem = problemOf(cause);
    const clock = { at: now(), random: random() };
    await changeEdits(db, deviceId, clock.at, (edits) => settleFailed(edits, sent, problem, clock));
  }
}

async function attempt(deps: DeliveryDeps, { deviceId, sent, fields, signal }: Attempt) {
  const db = await deps.openDatabase();
  const { asio, now, sleep } = deps;
  const options = { signal, priority: 'interactive' } as const;
  const fieldIds = Object.values(fields).map(({ id }) => id);
  const read = async (): Promise<Readings> => {
    const askedAt = now();
    return readingsOf(await asio.readFields(deviceId, fieldIds, options), fields, askedAt);
  };

  const before = await read();
  const judged = await changeEdits(db, deviceId, now(), (edits) =>
    judgeSending(edits, sent, before, now()),
  );
  const toWrite = judged.filter(({ id, state }) => sent.has(id) && state.at === 'sending');
  if (toWrite.length === 0) return;

  await asio.writeFields(deviceId, textsOf(toWrite, fields), options);
  let after = await read();
  if (!toWrite.every(({ field, value }) => holds(after, field, value))) {
    await sleep(SETTLE_MS, signal);
    after = await read();
  }
  const held = after;
  await changeEdits(db, deviceId, now(), (edits) => settleWritten(edits, sent, held, now()));
}

function chosenFor(edits: readonly Edit[], choice: FieldChoice = {}): FieldChoice {
  const chosen: { [Name in DateField]?: CustomField } = {};
  for (const { field } of edits) {
    const carrier = choice[field];
    if (!carrier) {
      throw new Failure(
        'bad-input',
        `No custom field is chosen for "${dateFieldNames[field]}". Choose one in Shelflife's settings, then retry.`,
      );
    }
    chosen[field] = carrier;
  }
  return chosen;
}

function textsOf(edits: readonly Edit[], fields: FieldChoice): ReadonlyMap<FieldId, string> {
  return new Map(
    edits.flatMap(({ field, value }) => {
      const carrier = fields[field];
      const type = carrier?.type === 'datetime' ? 'datetime' : 'string';
      return carrier ? [[carrier.id, writeRmmDate(value, type)] as const] : [];
    }),
  );
}

const holds = (readings: Readings, field: DateField, value: Edit['value']): boolean => {
  const held = readings[field]?.value;
  return held !== undefined && sameRmmDate(held, value);
};
