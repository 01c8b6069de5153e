import type { CompanyId } from './ids';

/** Of one company: how many devices were known, and how many of them a run did not see. */
export interface Unseen {
  readonly companyId: CompanyId;
  readonly known: number;
  readonly unseen: number;
  /** Records of its list that were put aside: they may be these devices. */
  readonly setAside: number;
}

const MOST_MISSING_SHARE = 1 / 5;
const FEW_MISSING = 5;

export interface MissingVerdict {
  /** Companies whose unseen devices are to be marked missing. */
  readonly mark: readonly CompanyId[];
  /** Why nothing is marked. */
  readonly doubt?: string;
}

/** Many devices gone at once are more likely a list cut short than devices taken away: then none is marked. */
export function judgeMissing(lists: readonly Unseen[]): MissingVerdict {
  const gone = lists.filter(({ unseen, setAside }) => unseen > setAside);
  const unseen = gone.reduce((sum, list) => sum + list.unseen, 0);
  const known = lists.reduce((sum, list) => sum + list.known, 0);
  if (unseen >= FEW_MISSING && unseen > known * MOST_MISSING_SHARE) {
    return {
      mark: [],
      doubt: `Missing devices: ${unseen} of ${known} devices were not listed; nothing was marked missing`,
    };
  }
  return { mark: gone.map(({ companyId }) => companyId) };
}
