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

/** The id of a client in another system, for example in the PSA whose export was imported. */
export interface ExternalId {
  /** `file`: the system that a file came from, which the file does not name. */
  readonly system: string;
  readonly id: string;
}

/** The MSP's customer in the lifecycle store. */
export interface Client {
  readonly id: ClientId;
  readonly name: string;
  /** Where it came from; absent for one that was made of a company of the RMM. */
  readonly origin?: 'file' | 'hand';
  readonly externalIds?: readonly ExternalId[];
}

export const CLIENT_NAME_LENGTH = 200;
export const EXTERNAL_ID_LENGTH = 100;

/** One company stands for one client; several may share it. */
export interface CompanyMapping {
  readonly companyId: CompanyId;
  readonly clientId: ClientId;
}

/** A company as the mapping shows it. */
export interface CompanyRow extends Pick<Company, 'id' | 'name' | 'externalIds' | 'missingSince'> {
  readonly clientId?: ClientId;
  /** Left out on purpose: it has no client, wants none, and its devices are not listed. */
  readonly isLeftOut?: true;
  /** Devices known of it, whatever their tracking; absent until its list was read once. */
  readonly devices?: number;
}
