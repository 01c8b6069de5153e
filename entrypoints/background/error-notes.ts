import { Failure } from '@/lib/domain/failure';
import { isNoteworthy } from '@/lib/domain/noted-error';
import { noteError } from '@/lib/store/noted-errors';
import type { OpenDatabase } from '@/lib/store/database';

/** What the browser says to whatever is still under way when it ends, or when the extension is replaced. */
const ENDING = /shutting down|context invalidated/i;

export interface ErrorNoteDeps {
  readonly openDatabase: OpenDatabase;
  readonly now: () => number;
}

/** Keeps what went wrong for the diagnostics. */
export type NoteFailure = (during: string, cause: unknown) => void;

export function createErrorNotes({ openDatabase, now }: ErrorNoteDeps): NoteFailure {
  /** One failure passes several places that note it. */
  const seen = new WeakSet<Failure>();

  async function note(during: string, { kind, message, status }: Failure): Promise<void> {
    const at = now();
    await noteError(await openDatabase(), {
      firstAt: at,
      lastAt: at,
      count: 1,
      during,
      kind,
      message,
      ...(status !== undefined && { status }),
    });
  }

  return (during, cause) => {
    const failure = Failure.from(cause);
    if (seen.has(failure)) return;
    seen.add(failure);
    // Where even this can't be stored there is no place left to tell of it.
    if (isNoteworthy(failure.kind) && !ENDING.test(failure.message))
      note(during, failure).catch(() => undefined);
  };
}
