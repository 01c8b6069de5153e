import type { ReadonlySignal } from '@preact/signals';
import type { IsoDate } from '@/lib/domain/iso-date';
import type { PortalAsk, PortalNotice } from '@/lib/state/portal-worker';

/** What the overlay needs of the world. */
export interface OverlayDeps {
  readonly window: Window;
  readonly ask: PortalAsk;
  readonly listen: (onNotice: (notice: PortalNotice) => void, stop: AbortSignal) => void;
  /** Address of the editor's page for a ticket. */
  readonly editorUrl: (ticket: string) => string;
  readonly today: ReadonlySignal<IsoDate>;
  readonly now: () => number;
  /** Told when the page keeps removing what it is shown. */
  readonly onPushedOut: () => void;
  /** Tests open it, to look in. */
  readonly shadowMode?: ShadowRootMode;
  /** Tests accept events that no person made. */
  readonly accepts?: (event: Event) => boolean;
}
