import type { ClientId, CompanyId, SiteId } from './ids';

/** A company of the RMM. */
export interface Company {
  readonly id: CompanyId;
  readonly name: string;
  /** Another name that the portal may show it by. */
  readonly friendlyName?: string;
  /** Ids that other systems and the portal's links use for it, for example its number. */
  readonly externalIds: readonly string[];
  /** Id of the last sync run that saw it. */
  readonly seenInRun: string;
  readonly missingSince?: number;
}

export interface Site {
  readonly id: SiteId;
  readonly companyId: CompanyId;
  readonly name: string;
}

/** The MSP's customer in the lifecycle store. */
export interface Client {
  readonly id: ClientId;
  readonly name: string;
}

/** One company stands for one client; several may share it. */
export interface CompanyMapping {
  readonly companyId: CompanyId;
  readonly clientId: ClientId;
}

/** A company as the mapping shows it. */
export interface CompanyRow extends Pick<Company, 'id' | 'name' | 'externalIds' | 'missingSince'> {
  readonly clientId?: ClientId;
  /** Devices known of it, whatever their tracking; absent until its list was read once. */
  readonly devices?: number;
}
