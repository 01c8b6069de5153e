import { defaultColumns, defaultSort, type FleetColumn, type FleetSort } from './fleet-columns';
import type { FleetQuery } from './fleet-filter';

/** What is to be seen of the fleet, and how. */
export interface FleetView extends FleetQuery {
  readonly sort: FleetSort;
  /** Absent: those that were chosen last. */
  readonly columns?: readonly FleetColumn[];
}

export const wholeFleet: FleetView = { search: '', filter: {}, sort: defaultSort };

/** A view that was given a name; it is kept as its address, which a person may also send to another. */
export interface SavedView {
  readonly name: string;
  /** As `fleetAddress` writes it. */
  readonly address: string;
}

/** What is remembered of the fleet's table from one day to the next. */
export interface FleetMemory {
  readonly columns: readonly FleetColumn[];
  readonly views: readonly SavedView[];
}

export const noMemory: FleetMemory = { columns: defaultColumns, views: [] };

export const MOST_VIEWS = 100;
export const LONGEST_VIEW_NAME = 80;
export const LONGEST_ADDRESS = 20_000;
