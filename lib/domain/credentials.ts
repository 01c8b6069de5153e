import { isRegionId, regionOfClientId, regions, type RegionId } from './region';

/** What the technician typed; never stored in this form. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly region: RegionId;
}

/** Why a field of the form can't be right; a field that may be right is absent. */
export interface CredentialFaults {
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly region?: string;
}

const MIN_LENGTH = 8;
const MAX_LENGTH = 512;
// Printable ASCII without space: what an OAuth client id and secret may hold (RFC 6749, appendix A).
const PRINTABLE = /^[\x21-\x7e]+$/;

export const hasFaults = (faults: CredentialFaults): boolean => Object.keys(faults).length > 0;

/** Checks the form without a request. Surrounding white space (from copying) is not a fault. */
export function faultsOf(typed: Credentials): CredentialFaults {
  const clientId = faultOfText('Client ID', typed.clientId.trim());
  const clientSecret =
    faultOfText('Client secret', typed.clientSecret.trim()) ??
    (typed.clientSecret.trim() === typed.clientId.trim()
      ? 'This is the Client ID again. Paste the secret that ConnectWise showed beside it.'
      : undefined);
  const region = isRegionId(typed.region) ? undefined : 'Choose a region.';
  return {
    ...(clientId && { clientId }),
    ...(clientSecret && { clientSecret }),
    ...(region && { region }),
  };
}

export const trimmed = (typed: Credentials): Credentials => ({
  clientId: typed.clientId.trim(),
  clientSecret: typed.clientSecret.trim(),
  region: typed.region,
});

/** Says which region the Client ID points to when that is another one than chosen. */
export function regionMismatch({ clientId, region }: Credentials): string | undefined {
  const own = regionOfClientId(clientId);
  if (!own || own.id === region) return undefined;
  return `A Client ID that begins with ${own.clientIdPrefix} was made in ${own.name}, not in ${regions[region].name}.`;
}

function faultOfText(label: string, text: string): string | undefined {
  if (text === '') return `Enter the ${label}.`;
  if (/\s/.test(text)) return `The ${label} has a space or line break in it. Copy it again.`;
  if (!PRINTABLE.test(text))
    return `The ${label} has a character that no key contains. Copy it again.`;
  if (text.length < MIN_LENGTH) return `The ${label} is too short. Copy the whole of it.`;
  if (text.length > MAX_LENGTH) return `The ${label} is too long. Copy nothing but the key.`;
  return undefined;
}
