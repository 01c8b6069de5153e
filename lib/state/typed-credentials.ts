import { signal } from '@preact/signals';
import {
  faultsOf,
  hasFaults,
  regionMismatch,
  type CredentialFaults,
  type Credentials,
} from '@/lib/domain/credentials';
import { isRegionId, regionOfClientId, type RegionId } from '@/lib/domain/region';
import type { Drafts } from './drafts';

const untyped: Credentials = { clientId: '', clientSecret: '', region: 'na' };

/** What is typed into the form, and what is wrong with it. The secret stays in this page's memory. */
export function createTypedCredentials(drafts: Drafts) {
  const typed = signal(untyped);
  const faults = signal<CredentialFaults>({});
  /** Why the region may be wrong; it does not stop the person. */
  const hint = signal<string | undefined>(undefined);
  let isRegionChosen = false;
  let isTouched = false;

  function change(next: Credentials): void {
    faults.value = withoutFaultsOf(faults.peek(), typed.peek(), next);
    typed.value = next;
    hint.value = isRegionChosen ? regionMismatch(next) : undefined;
  }

  function type(part: Partial<Credentials>): void {
    isTouched = true;
    if (part.region) isRegionChosen = true;
    const next = { ...typed.peek(), ...part };
    const own = regionOfClientId(next.clientId);
    change(own && !isRegionChosen ? { ...next, region: own.id } : next);
    const { clientId, region } = typed.peek();
    void drafts.write('connection', { clientId, region });
  }

  /** Fills in what is known without the secret. */
  function prefill(clientId: string, region: RegionId): void {
    const own = regionOfClientId(clientId);
    isRegionChosen = region !== (own?.id ?? 'na');
    change({ ...typed.peek(), clientId, region });
  }

  /** Brings back what was typed before the popup closed, unless the person was faster. */
  async function restore(): Promise<void> {
    const draft = parseDraft(await drafts.read('connection'));
    if (draft && !isTouched) prefill(draft.clientId, draft.region);
  }

  function isFit(): boolean {
    faults.value = faultsOf(typed.peek());
    return !hasFaults(faults.peek());
  }

  async function forget(): Promise<void> {
    typed.value = { ...typed.peek(), clientSecret: '' };
    await drafts.write('connection', null);
  }

  /** As if nothing had ever been typed. */
  function empty(): void {
    typed.value = untyped;
    faults.value = {};
    hint.value = undefined;
    isRegionChosen = false;
    isTouched = false;
    void drafts.write('connection', null);
  }

  return { typed, faults, hint, type, prefill, restore, isFit, forget, empty };
}

export type TypedCredentials = ReturnType<typeof createTypedCredentials>;

/** A corrected field keeps no fault; the others keep theirs until the next try. */
function withoutFaultsOf(
  faults: CredentialFaults,
  before: Credentials,
  after: Credentials,
): CredentialFaults {
  const { clientId, clientSecret, region } = faults;
  return {
    ...(clientId && before.clientId === after.clientId && { clientId }),
    ...(clientSecret && before.clientSecret === after.clientSecret && { clientSecret }),
    ...(region && before.region === after.region && { region }),
  };
}

function parseDraft(draft: unknown): Pick<Credentials, 'clientId' | 'region'> | undefined {
  if (typeof draft !== 'object' || draft === null) return undefined;
  if (!('clientId' in draft) || !('region' in draft)) return undefined;
  const { clientId, region } = draft;
  return typeof clientId === 'string' && isRegionId(region) ? { clientId, region } : undefined;
}
