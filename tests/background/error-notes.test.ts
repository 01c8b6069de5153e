import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { createErrorNotes, type NoteFailure } from '@/entrypoints/background/error-notes';
import { Failure } from '@/lib/domain/failure';
import { listErrors } from '@/lib/store/noted-errors';
import type { OpenDatabase } from '@/lib/store/database';
import { createDatabase } from '@/lib/store/open';

let names = 0;
let openDatabase: OpenDatabase;
let note: NoteFailure;

beforeEach(() => {
  names += 1;
  openDatabase = createDatabase(`errors ${names}`);
  note = createErrorNotes({ openDatabase, now: () => 7 });
});

const noted = async () => listErrors(await openDatabase());

test('keeps what went wrong, with its status, once for each failure however many places note it', async () => {
  const failure = new Failure('server-error', 'It broke.', { status: 503 });
  note('api', failure);
  note('device.get', failure);
  await vi.waitFor(async () =>
    expect(await noted()).toEqual([
      {
        firstAt: 7,
        lastAt: 7,
        count: 1,
        during: 'api',
        kind: 'server-error',
        message: 'It broke.',
        status: 503,
      },
    ]),
  );
});

test('passes over what is no trouble: a person’s own stop, and the end of the browser', async () => {
  note('sync.cancel', new Failure('cancelled', 'Stopped.'));
  note('worker', new Error('The browser is shutting down.'));
  note('worker', new Error('A real one.'));
  await vi.waitFor(async () =>
    expect((await noted()).map(({ message }) => message)).toEqual(['A real one.']),
  );
});
