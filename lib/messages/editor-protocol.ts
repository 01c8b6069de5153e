import type { DeviceView, DisplaySettings } from '@/lib/domain/device-view';
import type { IsoDate } from '@/lib/domain/iso-date';
import type { DateField } from '@/lib/domain/lifecycle';
import type { Message } from './message';

/** What the editor's frame shows first. */
export interface EditorOpening {
  readonly device: DeviceView;
  readonly display: DisplaySettings;
  /** Dates to fill in instead of the current ones, for example a proposed undo; `null` is an empty date. */
  readonly prefill?: { readonly [Name in DateField]?: IsoDate | null };
}

type Prefill = NonNullable<EditorOpening['prefill']>;

/** Of the editor that stands in a portal page, or came from one. */
export interface EditorProtocol {
  'editor.opening': Message<{ readonly ticket: string }, EditorOpening>;
  'editor.close': Message<{ readonly ticket: string }, null>;
  /** What is typed and not saved, should the page take the frame away: it is filled in at the next opening. */
  'editor.keep': Message<{ readonly ticket: string; readonly typed: Prefill }, null>;
  /** Closes the frame, and opens the editor as it is in a tab of its own. */
  'editor.move': Message<{ readonly ticket: string; readonly typed: Prefill }, null>;
  /** Whether the page's styles leave the editor's frame as it is: of masks and blends the frame itself learns nothing. */
  'editor.is-plain': Message<{ readonly ticket: string }, boolean>;
  /** The height (px) that the editor's frame should have. */
  'editor.fit': Message<{ readonly ticket: string; readonly height: number }, null>;
}
