import { signal } from '@preact/signals';

/** What the browser is asked for, or gives back. */
export interface Wanted {
  /** Match patterns. */
  readonly origins?: readonly string[];
  readonly permissions?: readonly 'scripting'[];
}

/** The browser's permissions. */
export interface Grants {
  /** Every match pattern and permission that is granted now. */
  readonly held: () => Promise<readonly string[]>;
  /** False when the person refuses. Call it inside the click. */
  readonly request: (wanted: Wanted) => Promise<boolean>;
  readonly giveBack: (wanted: Wanted) => Promise<boolean>;
}

/** What is granted, kept in step with what is granted and given back here. */
export function createHeldGrants(grants: Grants) {
  const held = signal<ReadonlySet<string> | undefined>(undefined);

  async function reload(): Promise<void> {
    held.value = new Set(await grants.held());
  }

  const thenReload = async (asked: Promise<boolean>): Promise<boolean> => {
    const isDone = await asked;
    await reload();
    return isDone;
  };

  return {
    held,
    reload,
    /** Call it inside the click. */
    allow: (wanted: Wanted) => thenReload(grants.request(wanted)),
    giveBack: (wanted: Wanted) => thenReload(grants.giveBack(wanted)),
  };
}
