import { say } from '@/lib/text/say';
import { isRegionId, regionOfClientId, type RegionId } from './region';
import { regionName } from './region-name';

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
  const clientId = faultOfText(say('credentials.clientId'), typed.clientId.trim());
  const clientSecret =
    faultOfText(say('credentials.clientSecret'), typed.clientSecret.trim()) ??
    (typed.clientSecret.trim() === typed.clientId.trim()
      ? say('credentials.sameTwice')
      : undefined);
  const region = isRegionId(typed.region) ? undefined : say('credentials.chooseRegion');
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
  return say('credentials.otherRegion', {
    prefix: own.clientIdPrefix,
    made: regionName(own.id),
    chosen: regionName(region),
  });
}

function faultOfText(field: string, text: string): string | undefined {
  if (text === '') return say('credentials.enter', { field });
  if (/\s/.test(text)) return say('credentials.hasSpace', { field });
  if (!PRINTABLE.test(text)) return say('credentials.hasOddCharacter', { field });
  if (text.length < MIN_LENGTH) return say('credentials.tooShort', { field });
  if (text.length > MAX_LENGTH) return say('credentials.tooLong', { field });
  return undefined;
}
