import type { Asio, RequestOptions } from '@/lib/asio/asio';
import { Failure } from '@/lib/domain/failure';
import type { DeviceId, FieldId } from '@/lib/domain/ids';
import type { Database } from '@/lib/store/database';
import { tellingDevices } from '@/lib/store/sample-devices';
import { concernsAll } from './crawl-failures';

export interface FieldCheckDeps {
  readonly db: Database;
  readonly asio: Pick<Asio, 'listFields' | 'readFields'>;
  readonly now: () => number;
}

/** What is known of a field that one device does not have. */
export type FieldVerdict = 'there' | 'gone' | 'unknown';

/** Where `deviceId` has no such field: asks whether anything else has it. Throws what concerns every request. */
export type CheckField = (
  fieldId: FieldId,
  deviceId: DeviceId,
  options: RequestOptions,
) => Promise<FieldVerdict>;

const FRESH_MS = 5 * 60_000;
/** So many other devices are asked where the definitions can't be read. */
const OTHERS = 3;

/** Remembers an answer for a few minutes: many devices of one kind may lack a field. */
export function createFieldCheck(deps: FieldCheckDeps): CheckField {
  const known = new Map<
    FieldId,
    { readonly at: number; readonly verdict: Promise<FieldVerdict> }
  >();
  return (fieldId, deviceId, options) => {
    const at = deps.now();
    const before = known.get(fieldId);
    if (before && before.at <= at && at - before.at < FRESH_MS) return before.verdict;
    const verdict = check(deps, fieldId, deviceId, options);
    known.set(fieldId, { at, verdict });
    verdict.catch(() => known.delete(fieldId));
    return verdict;
  };
}

async function check(
  deps: FieldCheckDeps,
  fieldId: FieldId,
  deviceId: DeviceId,
  options: RequestOptions,
): Promise<FieldVerdict> {
  const defined = await isDefined(deps, fieldId, options);
  if (defined !== undefined) return defined ? 'there' : 'gone';
  const others = await tellingDevices(deps.db, OTHERS, new Set([deviceId]));
  let lacking = 0;
  for (const { id } of others) {
    const has = await hasField(deps, fieldId, id, options);
    if (has) return 'there';
    if (has === false) lacking += 1;
  }
  return lacking > 0 ? 'gone' : 'unknown';
}

/** By the definitions; `undefined` where they do not tell. */
async function isDefined(
  { asio }: FieldCheckDeps,
  fieldId: FieldId,
  options: RequestOptions,
): Promise<boolean | undefined> {
  const fields = await asio.listFields(options).catch(unlessForAll);
  // A key that may not read them can be answered as if there were none.
  const isTold = fields?.some(({ origin }) => origin === 'partner');
  return isTold ? fields?.some(({ id }) => id === fieldId) : undefined;
}

async function hasField(
  { asio }: FieldCheckDeps,
  fieldId: FieldId,
  deviceId: DeviceId,
  options: RequestOptions,
): Promise<boolean | undefined> {
  try {
    await asio.readFields(deviceId, [fieldId], options);
    return true;
  } catch (cause) {
    unlessForAll(cause);
    return Failure.from(cause).kind === 'not-found' ? false : undefined;
  }
}

function unlessForAll(cause: unknown): undefined {
  if (concernsAll(Failure.from(cause).kind)) throw cause;
}
