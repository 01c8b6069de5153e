import type { CompanyId } from '@/lib/domain/ids';
import type { MissingDoubt } from '@/lib/domain/sync-run';

/** A question to a person, with what is marked when the answer is that the devices are gone. */
export interface StoredDoubt extends MissingDoubt {
  readonly runId: string;
  readonly companyIds: readonly CompanyId[];
  /** Runs since then that came to no end: what they saw is not gone. */
  readonly seenSince: readonly string[];
  /** Somebody has said that the devices stay: nothing is asked any more. */
  readonly isAnswered?: true;
  /** What was answered so: runs that nobody asked for say nothing of these devices. */
  readonly kept?: readonly KeptUnseen[];
}

/** Devices of one company that stay although they are not listed. */
export interface KeptUnseen {
  readonly companyId: CompanyId;
  /** The runs that saw them last: none of them saw any other device that is there. */
  readonly lastSeenIn: readonly string[];
}
