import type { Notice } from '@/lib/messages/notice';
import type { ConnectionDeps } from '@/lib/sync/connection';
import type { IdAsker } from '@/lib/sync/ask-about-ids';
import type { PlaceSummaries } from '@/lib/sync/place-summaries';
import type { MissingDatesQueue } from '@/lib/sync/missing-dates';
import type { DeviceReader } from '@/lib/sync/read-device-dates';
import type { DetailsReader } from '@/lib/sync/read-device-details';
import type { AddedPortals } from './added-portals';
import type { BulkDrafts } from './bulk-drafts';
import type { ConnectionTrials } from './connection-trials';
import type { EditorTickets } from './editor-tickets';
import type { Engine } from './engine';
import type { EngineDeps } from './engine-deps';
import type { PortalTabs } from './portal-tabs';
import type { Teachings } from './teachings';
import type { TabLimit } from './write-limit';

/** What the routes answer from. */
export interface Context extends EngineDeps, Omit<ConnectionDeps, 'openDatabase' | 'now'> {
  readonly engine: Engine;
  readonly reader: DeviceReader;
  readonly details: DetailsReader;
  readonly idAsker: IdAsker;
  readonly missing: MissingDatesQueue;
  readonly placeSummaries: PlaceSummaries;
  readonly trials: ConnectionTrials;
  readonly addedPortals: AddedPortals;
  readonly tickets: EditorTickets;
  readonly bulkDrafts: BulkDrafts;
  readonly limitWrites: TabLimit;
  readonly limitLooks: TabLimit;
  readonly teachings: Teachings;
  readonly portalTabs: PortalTabs;
  /** Portal hosts whose open pages keep removing what is shown there. */
  readonly hostsThatPushOut: () => Promise<readonly string[]>;
  /** Whether the page in that frame leaves the editor in it as it is. */
  readonly isFramePlain: (tabId: number, frameId: number, ticket: string) => Promise<boolean>;
  /** Tells one frame of one tab. */
  readonly tellFrame: (tabId: number, frameId: number, notice: Notice) => Promise<void>;
  /** Opens the workspace, at the place that its hash names, in a new tab. */
  readonly openPage: (page: `/${'workspace' | 'editor'}.html${string}`) => Promise<void>;
  /** Shows an address of the portal, in that tab or in a new one. */
  readonly openPortalPage: (address: string, tabId: number | undefined) => Promise<void>;
}
