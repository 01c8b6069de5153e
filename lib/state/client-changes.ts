import type { ClientChange } from '@/lib/domain/client-change';
import type { Client } from '@/lib/domain/company';
import { displayText } from '@/lib/domain/display-text';
import type { ClientId } from '@/lib/domain/ids';
import { say } from '@/lib/text/say';

/** `done` says what the change brought about. */
type Change = (what: ClientChange, done: () => string) => Promise<void>;

/** What a person does to clients by hand. */
export const createClientChanges = (change: Change) => ({
  add: (name: string) =>
    change({ kind: 'add', name }, () => say('companies.clientAdded', { name: shown(name) })),
  rename: (clientId: ClientId, name: string) =>
    change({ kind: 'rename', clientId, name }, () =>
      say('companies.clientRenamed', { name: shown(name) }),
    ),
  remove: ({ id, name }: Client) =>
    change({ kind: 'remove', clientId: id }, () =>
      say('companies.clientRemoved', { name: shown(name) }),
    ),
});

const shown = (name: string): string => displayText(name, 60);
