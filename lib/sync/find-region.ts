import type { ConnectAsio } from '@/lib/asio/asio';
import type { Credentials } from '@/lib/domain/credentials';
import { Failure, type FailureKind } from '@/lib/domain/failure';
import {
  regionList,
  regionOfClientId,
  type KnownElsewhere,
  type RegionId,
} from '@/lib/domain/region';

export interface FindRegionDeps {
  readonly connectAsio: ConnectAsio;
  /** Whether the browser lets requests through to the region's API. */
  readonly mayReach: (region: RegionId) => Promise<boolean>;
}

/** Only a region that knows the key answers a request for a token so. */
const knowing: ReadonlySet<FailureKind> = new Set(['locked', 'missing-scope']);

/**
 * Looks for the region that a refused key belongs to, the likeliest first, one after the other and no further than the
 * first that knows it: a region that does not know a key can't lock it, and the one that does gives the token that the
 * next test goes on with.
 */
export async function findRegion(
  { connectAsio, mayReach }: FindRegionDeps,
  credentials: Credentials,
  signal: AbortSignal,
): Promise<KnownElsewhere> {
  const unasked: RegionId[] = [];
  for (const region of othersThan(credentials)) {
    if (!(await mayReach(region))) unasked.push(region);
    else if (await isKnownIn({ ...credentials, region }, connectAsio, signal)) {
      return { found: region, unasked: [] };
    }
  }
  return { unasked };
}

function othersThan({ clientId, region }: Credentials): readonly RegionId[] {
  const own = regionOfClientId(clientId)?.id;
  const others = regionList.map(({ id }) => id).filter((id) => id !== region);
  return others.toSorted((one, other) => Number(other === own) - Number(one === own));
}

async function isKnownIn(
  credentials: Credentials,
  connectAsio: ConnectAsio,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await connectAsio(async () => credentials).signIn({ signal, priority: 'interactive' });
    return true;
  } catch (cause) {
    return knowing.has(Failure.from(cause).kind);
  }
}
