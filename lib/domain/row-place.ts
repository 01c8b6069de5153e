import type { CompanyId, SiteId } from './ids';

/** A company, or one of its sites. */
export interface Place {
  readonly companyId: CompanyId;
  readonly siteId?: SiteId;
}

/** How the warranties of a place's devices stand. */
export interface PlaceCounts {
  readonly expired: number;
  readonly expiring: number;
}

/** What a row of a list stands for where it is no device. */
export interface RowPlace extends Place, PlaceCounts {
  readonly name: string;
  /** Whether an id or number says so, and not only a name. */
  readonly isById: boolean;
}
