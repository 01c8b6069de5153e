import type { DeviceKind } from './device';
import type { ClientId, CompanyId, DeviceId, GroupId, SiteId } from './ids';
import type { IsoDate } from './iso-date';

/**
 * An imported device as the fleet's table holds it, fifty thousand at a time: what is shown, searched and counted, and no
 * more. Every row has all of its names, so that all have the same shape.
 */
export interface FleetRow {
  readonly id: DeviceId;
  readonly name: string;
  readonly kind: DeviceKind;
  readonly companyId: CompanyId;
  readonly companyName: string;
  readonly clientId: ClientId | undefined;
  readonly clientName: string | undefined;
  readonly siteId: SiteId | undefined;
  readonly siteName: string | undefined;
  readonly maker: string | undefined;
  readonly model: string | undefined;
  readonly serialNumber: string | undefined;
  readonly operatingSystem: string | undefined;
  /** Resolved, with edits that are on their way. */
  readonly purchaseDate: IsoDate | undefined;
  readonly warrantyExpiry: IsoDate | undefined;
  /** The earliest day on which the RMM is known to have seen the device. */
  readonly firstSeen: IsoDate | undefined;
  readonly groupIds: readonly GroupId[];
  /** Whether its dates were ever read from the RMM. */
  readonly isRead: boolean;
  /** Whether the RMM lists it no longer. */
  readonly isGone: boolean;
}

/** A part of the fleet on its way from the worker. */
export interface FleetPage {
  readonly rows: PackedFleet;
  /** Where to go on; absent with the last part. */
  readonly next?: DeviceId;
}

/** The first rows by name, and how many there are in all. */
export interface FleetOpening {
  readonly rows: PackedFleet;
  readonly total: number;
}

/** Rows in one flat list: a quarter of what they take as objects. What repeats (makers, clients, days) stands once in `texts`. */
export interface PackedFleet {
  readonly texts: readonly string[];
  readonly cells: readonly (string | number)[];
}

/** As many rows as are asked for by their ids at once. */
export const MOST_FLEET_IDS = 500;
/** As many rows as one part of the fleet brings at most. */
export const MOST_FLEET_ROWS = 5_000;
