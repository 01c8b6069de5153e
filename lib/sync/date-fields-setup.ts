import type { Asio, RequestOptions } from '@/lib/asio/asio';
import {
  canCarryDate,
  chooseFields,
  defaultFieldNames,
  type CustomField,
  type FieldChoice,
} from '@/lib/domain/date-fields';
import { Failure, problemOf, type Problem } from '@/lib/domain/failure';
import type { FieldId } from '@/lib/domain/ids';
import { dateFieldNames, dateFields, type DateField } from '@/lib/domain/lifecycle';
import { readConnection } from '@/lib/store/connection';
import type { OpenDatabase } from '@/lib/store/open';
import { changeState, deleteState, readState, writeState } from '@/lib/store/state';

export interface FieldsDeps {
  readonly openDatabase: OpenDatabase;
  readonly asio: Pick<Asio, 'listFields' | 'fieldsOfDevice' | 'createField'>;
  readonly now: () => number;
}

/** What may be chosen, and why nothing can be where that is so. */
export interface FieldCandidates {
  readonly fields: readonly CustomField[];
  readonly canCreate: boolean;
  readonly problem?: Problem;
}

/** Among so many devices one is in the RMM still. */
const SAMPLE = 20;

type Options = Pick<RequestOptions, 'signal'>;

export async function fieldCandidates(
  deps: FieldsDeps,
  { signal }: Options,
): Promise<FieldCandidates> {
  const connection = await readConnection(await deps.openDatabase());
  const canCreate = !connection?.permissions.some(
    ({ id, grant }) => id === 'field-definitions-write' && grant === 'missing',
  );
  try {
    const fields = await findFields(deps, { signal, priority: 'interactive' });
    return { fields, canCreate };
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
  await storeChoice(deps, choice);
  return true;
}

/** A person's choice; `null` chooses none, a date that is not named stays as it is. Throws `bad-input`. */
export async function chooseDateFields(
  deps: FieldsDeps,
  wanted: { readonly [Name in DateField]?: FieldId | null },
  { signal }: Options,
): Promise<FieldChoice> {
  const known = await findFields(deps, { signal, priority: 'interactive' });
  const choice = { ...(await readState(await deps.openDatabase(), 'fields')) };
  const changed: { -readonly [Name in DateField]?: CustomField } = choice;
  for (const name of dateFields) {
    const id = wanted[name];
    if (id === null) delete changed[name];
    if (id) changed[name] = carrierOf(known, id, name);
  }
  if (changed.purchaseDate && changed.purchaseDate.id === changed.warrantyExpiry?.id) {
    throw new Failure('bad-input', 'One field can not carry both dates. Choose two.');
  }
  await storeChoice(deps, changed);
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
  let choice: FieldChoice = (await readState(db, 'fields')) ?? {};
  for (const name of dateFields) {
    if (choice[name]) continue;
    const wanted = defaultFieldNames[name];
    const named = known.find((field) => field.name === wanted && canCarryDate(field));
    const carrier = named ?? (await deps.asio.createField(wanted, options));
    choice = { ...choice, [name]: carrier };
    // Each at once: a failure at the second must not make a second one of the first.
    await storeChoice(deps, choice);
  }
  return choice;
}

/** By their definitions; a key that may not read those can still see the fields of one device. */
async function findFields(
  { asio, openDatabase }: FieldsDeps,
  options: RequestOptions,
): Promise<readonly CustomField[]> {
  try {
    return await asio.listFields(options);
  } catch (cause) {
    const failure = Failure.from(cause);
    if (failure.kind !== 'missing-scope' && failure.kind !== 'not-found') throw failure;
    const devices = await (await openDatabase()).getAll('devices', null, SAMPLE);
    const device = devices.find(({ missingSince }) => missingSince === undefined);
    if (!device) throw failure;
    return asio.fieldsOfDevice(device.id, options);
  }
}

function carrierOf(known: readonly CustomField[], id: FieldId, name: DateField): CustomField {
  const field = known.find((candidate) => candidate.id === id);
  if (!field) {
    throw new Failure('bad-input', 'This custom field is not in ConnectWise RMM any more.');
  }
  if (canCarryDate(field)) return field;
  throw new Failure(
    'bad-input',
    `"${field.name}" can not carry "${dateFieldNames[name]}": it takes a text field of your own.`,
  );
}

/** What other fields said is no longer what these say: every date is due again. */
async function storeChoice({ openDatabase, now }: FieldsDeps, choice: FieldChoice): Promise<void> {
  const db = await openDatabase();
  await writeState(db, 'fields', choice);
  await deleteState(db, 'crawlDelay');
  await changeState(db, 'lastSync', (last) => last && { ...last, datesDueSince: now() });
}
