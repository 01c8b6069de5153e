import type { ReadonlySignal } from '@preact/signals';
import type { IsoDate } from '@/lib/domain/iso-date';
import type { RegionId } from '@/lib/domain/region';
import type { Notice } from '@/lib/messages/notice';
import type { Send } from '@/lib/messages/send';
import type { Environment } from './diagnostics-report';
import type { Drafts } from './drafts';
import type { Grants } from './grants';

export interface TextFile {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly text: string;
}

/** What the models of our own pages need of the world. */
export interface Ports {
  readonly send: Send;
  /** Hears every change notice for as long as the page lives. */
  readonly listen: (onNotice: (notice: Notice) => void) => void;
  /** Asks the browser for the hosts of a region; false when the person refuses. Call it inside the click. */
  readonly requestHosts: (region: RegionId) => Promise<boolean>;
  /** The same for the APIs of regions alone, without their portals. */
  readonly requestApis: (wanted: readonly RegionId[]) => Promise<boolean>;
  /** Asks the browser to let a script into the page that is to be taught. Call it inside the click. */
  readonly requestTeaching: () => Promise<boolean>;
  /** Closes the page, where it is the popup. */
  readonly leave?: () => void;
  readonly grants: Grants;
  readonly environment: Environment;
  readonly drafts: Drafts;
  readonly today: ReadonlySignal<IsoDate>;
  /** Runs something once, later; the answer takes it back. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** Hands a file to the person, as a download. */
  readonly saveFile: (file: TextFile) => void;
}
