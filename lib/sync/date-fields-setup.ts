import { say } from '@/lib/text/say';
import type { Asio, RequestOptions } from '@/lib/asio/asio';
import {
  canBeSource,
  canCarryDate,
  chooseFields,
  defaultFieldNames,
  type CarrierChoice,
  type CustomField,
  type FieldCandidate,
  type FieldChoice,
} from '@/lib/domain/date-fields';
import { Failure, problemOf, type FailureKind, type Problem } from '@/lib/domain/failure';
import type { FieldId } from '@/lib/domain/ids';
import { dateFieldName, dateFields, type DateField } from '@/lib/domain/lifecycle';
import { readConnection } from '@/lib/store/connection';
import type { OpenDatabase } from '@/lib/store/database';
import { tellingDevices } from '@/lib/store/sample-devices';
import { changeState, readState } from '@/lib/store/state';
import { makeDatesDue } from './dates-due';
import { withSamples } from './field-samples';

export interface FieldsDeps {
  readonly openDatabase: OpenDatabase;
  readonly asio: Pick<Asio, 'listFields' | 'fieldsOfDevice' | 'readAllFields' | 'createField'>;
  readonly now: () => number;
}

/** What may be chosen, and why nothing can be where that is so. */
export interface FieldCandidates {
  readonly fields: readonly FieldCandidate[];
  readonly canCreate: boolean;
  readonly problem?: Problem;
}

/** Among so many devices one has custom fields. */
const MOST_ASKED = 5;
const ofDevice: ReadonlySet<FailureKind> = new Set([
  'not-found',
  'rejected',
  'bad-response',
  'server-error',
]);

type Options = Pick<RequestOptions, 'signal'>;

/** `samples`: ends the reading of sample values earlier. */
export async function fieldCandidates(
  deps: FieldsDeps,
  { signal, samples = signal }: Options & { readonly samples?: AbortSignal },
): Promise<FieldCandidates> {
  const connection = await readConnection(await deps.openDatabase());
  const canCreate = !connection?.permissions.some(
    ({ id, grant }) => id === 'field-definitions-write' && grant === 'missing',
  );
  try {
    const fields = await findFields(deps, { signal, priority: 'interactive' });
    return { fields: await withSamples(deps, fields, samples), canCreate };
  } catch (cause) {
    return { fields: [], canCreate, problem: problemOf(cause) };
  }
}

/** Chooses the fields whose names say it, as long as nobody has chosen any. Tells whether it did. */
export async function ensureFields(deps: FieldsDeps, { signal }: Options): Promise<boolean> {
  const db = await deps.openDatabase();
  if (await readState(db, 'fields')) return false;
  const choice = chooseFields(await findFields(deps, { signal, priority: 'background' }));
  if (Object.keys(choice).length === 0) return false;
  // Meanwhile a person may have chosen: then that stays.
  const stored = await storeChoice(deps, (chosen) => (chosen ? undefined : choice));
  return stored === choice;
}

type Wish = { readonly [Name in DateField]?: FieldId | null };

/**
 * A person's choice; `null` chooses none, a date that is not named stays as it is. Throws `bad-input`. Safe at any time:
 * what another field was read to hold counts no more from then on, and an edit that is still on its way goes into the
 * field that is chosen when it is sent. It fills that one where it is empty; where something else stands in it, that is a
 * conflict, as it was not seen when the edit was made.
 */
export async function chooseDateFields(
  deps: FieldsDeps,
  { vendor: vendorWish = {}, ...wish }: Wish & { readonly vendor?: Wish },
  { signal }: Options,
): Promise<FieldChoice> {
  const known = await findFields(deps, { signal, priority: 'interactive' });
  return storeChoice(deps, ({ vendor: vendorBefore = {}, ...before } = {}) => {
    const own = changedBy(before, wish, (id, name) => carrierOf(known, id, name));
    const vendor = changedBy(vendorBefore, vendorWish, (id) => sourceOf(known, id));
    return Object.keys(vendor).length > 0 ? { ...own, vendor } : own;
  });
}

function changedBy(
  before: CarrierChoice,
  wish: Wish,
  fieldOf: (id: FieldId, name: DateField) => CustomField,
): CarrierChoice {
  const changed: { -readonly [Name in DateField]?: CustomField } = { ...before };
  for (const name of dateFields) {
    const id = wish[name];
    if (id === null) delete changed[name];
    if (id) changed[name] = fieldOf(id, name);
  }
  if (changed.purchaseDate && changed.purchaseDate.id === changed.warrantyExpiry?.id) {
    throw new Failure('bad-input', say('refusal.oneFieldForBoth'));
  }
  return changed;
}

/** Creates the fields that are not chosen yet; one that already has the name is taken as it is. */
export async function createDateFields(
  deps: FieldsDeps,
  { signal }: Options,
): Promise<FieldChoice> {
  const options = { signal, priority: 'interactive' } as const;
  const known = await findFields(deps, options);
  const db = await deps.openDatabase();
  let choice = (await readState(db, 'fields')) ?? {};
  for (const name of dateFields) {
    if (choice[name]) continue;
    const wanted = defaultFieldNames[name];
    const named = known.find((field) => field.name === wanted && canCarryDate(field));
    const carrier = named ?? (await deps.asio.createField(wanted, options));
    // Each at once: a failure at the second must not make a second one of the first. What a person chose meanwhile stays.
    choice = await storeChoice(deps, (chosen = {}) =>
      chosen[name] ? undefined : { ...chosen, [name]: carrier },
    );
  }
  return choice;
}

/** By their definitions; a key that may not read those can still see the fields of single devices. */
async function findFields(
  deps: FieldsDeps,
  options: RequestOptions,
): Promise<readonly CustomField[]> {
  try {
    return await deps.asio.listFields(options);
  } catch (cause) {
    const failure = Failure.from(cause);
    if (failure.kind !== 'missing-scope' && failure.kind !== 'not-found') throw failure;
    const found = await fieldsOfDevices(deps, options);
    if (!found) throw failure;
    return found;
  }
}

/** Those of the first device that has any; `undefined` where none could tell. */
async function fieldsOfDevices(
  { asio, openDatabase }: FieldsDeps,
  options: RequestOptions,
): Promise<readonly CustomField[] | undefined> {
  let found: readonly CustomField[] | undefined;
  for (const { id } of await tellingDevices(await openDatabase(), MOST_ASKED)) {
    const fields = await asio.fieldsOfDevice(id, options).catch(unlessOfDevice);
    if (fields && fields.length > 0) return fields;
    found ??= fields;
  }
  return found;
}

/** What one device may answer, and others not. */
function unlessOfDevice(cause: unknown): undefined {
  if (!ofDevice.has(Failure.from(cause).kind)) throw cause;
}

function fieldIn(known: readonly CustomField[], id: FieldId): CustomField {
  const field = known.find((candidate) => candidate.id === id);
  if (field) return field;
  throw new Failure('bad-input', say('refusal.fieldUnknown'));
}

function sourceOf(known: readonly CustomField[], id: FieldId): CustomField {
  const field = fieldIn(known, id);
  if (canBeSource(field)) return field;
  throw new Failure('bad-input', say('refusal.notVendorText', { name: field.name }));
}

function carrierOf(known: readonly CustomField[], id: FieldId, name: DateField): CustomField {
  const field = fieldIn(known, id);
  if (canCarryDate(field)) return field;
  throw new Failure(
    'bad-input',
    say('refusal.cannotCarry', { name: field.name, date: dateFieldName(name) }),
  );
}

/**
 * What other fields said is no longer what these say: every date is due again. Changes what is stored by then, however long
 * the caller has waited for an answer; `undefined` leaves it as it is.
 */
async function storeChoice(
  { openDatabase, now }: FieldsDeps,
  change: (stored: FieldChoice | undefined) => FieldChoice | undefined,
): Promise<FieldChoice> {
  const db = await openDatabase();
  let isChanged = false;
  const choice = await changeState(db, 'fields', (stored) => {
    const changed = change(stored);
    isChanged = changed !== undefined;
    return changed;
  });
  if (isChanged) await makeDatesDue(db, now());
  return choice ?? {};
}
