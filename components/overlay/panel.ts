import type { ReadonlySignal, Signal } from '@preact/signals';
import type { DeviceView, DisplaySettings } from '@/lib/domain/device-view';
import type { Recognition } from '@/lib/domain/evidence';
import type { FactLine } from '@/lib/domain/fact-lines';
import type { IsoDate } from '@/lib/domain/iso-date';
import type { DateField } from '@/lib/domain/lifecycle';
import type { QuickAct } from '@/lib/domain/quick-act';

/** What watches a control that changes something. */
export interface ControlGuard {
  /**
   * Whether a person can have seen the control: wholly, undistorted and in its place, for long enough before the click and
   * a moment after it. `untold`: this browser has no way to tell.
   */
  readonly prove: () => Promise<'seen' | 'hidden' | 'untold'>;
  /** It came a moment ago, and nothing was done to it since. */
  readonly isNew: () => boolean;
  readonly stop: () => void;
}

export type Proposal = { readonly [Name in DateField]?: IsoDate | null };

/** State and acts of a place that shows one device inside the portal: the region of its page, or a row's card. */
export interface Panel {
  readonly device: ReadonlySignal<DeviceView | undefined>;
  readonly display: ReadonlySignal<DisplaySettings>;
  readonly today: ReadonlySignal<IsoDate>;
  /** Epoch ms. */
  readonly now: () => number;
  readonly isOpen: Signal<boolean>;
  /** By what the page was recognised as the device's. */
  readonly by: ReadonlySignal<Recognition | undefined>;
  readonly areDetailsOpen: ReadonlySignal<boolean>;
  /** What the details show besides the device; `null` where that can't be told. */
  readonly more: ReadonlySignal<readonly FactLine[] | 'loading' | null>;
  /** How many devices of the same client lack a date; 0 where none follows, absent where the way was never offered. */
  readonly missing: ReadonlySignal<number | undefined>;
  /** Whether it has just come where another device was shown: a click that was meant for that one must not write. */
  readonly isNew: ReadonlySignal<boolean>;
  /** Address of the editor's page while it is framed here. */
  readonly editor: ReadonlySignal<string | undefined>;
  /** What the editor needs (px); absent while it fills the frame as it is. */
  readonly editorHeight: ReadonlySignal<number | undefined>;
  /** Whether the import waits for a second click, because the first could have been a stolen one. */
  readonly isUnsure: ReadonlySignal<boolean>;
  /** What the last act came to, where the device itself does not tell. */
  readonly message: ReadonlySignal<string | undefined>;
  /** False for what a script of the page has made up. */
  readonly accepts: (event: Event) => boolean;
  readonly guard: (control: Element) => ControlGuard;
  readonly edit: (proposal?: Proposal) => void;
  readonly undo: (isProved: boolean) => void;
  /** Without proof it is only proposed, in the dialog. */
  readonly quickEdit: (act: QuickAct, isProved: boolean) => void;
  readonly toggleDetails: () => void;
  /** Shows the next device without dates. */
  readonly goToMissing: () => void;
  readonly retry: (isProved: boolean) => void;
  readonly importDevice: (isProved: boolean) => void;
  /** Opens our own page, where the choice is made. */
  readonly mapCompany: () => void;
  readonly leaveUnsure: () => void;
}
