/**
 * Work that is not saved yet, kept for as long as the browser runs: a popup closes as soon as the person looks
 * elsewhere. Never holds a secret.
 */
export interface Drafts {
  readonly read: (name: DraftName) => Promise<unknown>;
  readonly write: (name: DraftName, draft: unknown) => Promise<void>;
}

export type DraftName = 'connection' | 'mapping';
