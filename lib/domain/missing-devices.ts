import type { CompanyId } from './ids';
import type { MissingDoubt } from './sync-run';

/** Of one company: how many devices were known, and how many of them a run did not see. */
export interface Unseen {
  readonly companyId: CompanyId;
  readonly name: string;
  readonly known: number;
  readonly unseen: number;
  /** Records of its list that were put aside: they may be these devices. */
  readonly setAside: number;
}

const MOST_MISSING_SHARE = 1 / 5;
const FEW_MISSING = 5;
const MOST_NAMED = 5;

/** A question to a person, and the companies that it is about. */
export interface Doubt extends Omit<MissingDoubt, 'at'> {
  readonly companyIds: readonly CompanyId[];
}

export interface MissingVerdict {
  /** Companies whose unseen devices are to be marked missing. */
  readonly mark: readonly CompanyId[];
  /** Why nothing is marked. */
  readonly doubt?: Doubt;
}

/** Many devices gone at once are more likely a list cut short than devices taken away: then a person is asked first. */
export function judgeMissing(lists: readonly Unseen[]): MissingVerdict {
  const gone = lists.filter(({ unseen, setAside }) => unseen > setAside);
  const unseen = gone.reduce((sum, list) => sum + list.unseen, 0);
  const known = lists.reduce((sum, list) => sum + list.known, 0);
  const companyIds = gone.map(({ companyId }) => companyId);
  if (unseen < FEW_MISSING || unseen <= known * MOST_MISSING_SHARE) return { mark: companyIds };
  const most = gone.toSorted((one, other) => other.unseen - one.unseen).slice(0, MOST_NAMED);
  const companies = most.map((list) => ({ name: list.name, unseen: list.unseen }));
  return { mark: [], doubt: { unseen, known, companies, companyIds } };
}
