import { say } from '@/lib/text/say';
import { Failure } from '@/lib/domain/failure';
import type { DisplaySettings } from '@/lib/domain/device-view';
import type { DeviceId } from '@/lib/domain/ids';
import type { EditorOpening } from '@/lib/messages/protocol';
import type { Send } from '@/lib/messages/send';
import type { Sight } from './frame-sight';
import type { Ports } from './ports';
import type { TypedDates } from './typed-dates';

/** What the editor needs of the world. */
export interface EditorPorts
  extends Pick<Ports, 'send' | 'listen' | 'today' | 'after'>, EditorPlace {
  /** Absent where nothing but the browser is around the editor. */
  readonly sight?: (() => Promise<Sight>) | undefined;
}

/** Where the editor stands: it decides what it opens with, and how it goes away. */
export interface EditorPlace {
  readonly opening: () => Promise<EditorOpening>;
  readonly close: () => Promise<void>;
  /** Opens it as it is in a tab of its own; only where it is framed. */
  readonly move?: (typed: TypedDates) => Promise<void>;
}

/** In a frame on a portal page. The ticket came with the address; `leave` is for a page that nothing frames. */
export const framedPlace = (send: Send, ticket: string, leave: () => void): EditorPlace => ({
  async opening() {
    if (ticket !== '') return send('editor.opening', { ticket });
    throw new Failure('denied', say('refusal.noDeviceHanded'));
  },
  close: () =>
    send('editor.close', { ticket })
      .then(() => undefined)
      .finally(leave),
  move: (typed) => send('editor.move', { ticket, typed }).then(() => undefined),
});

const LEAST_HEIGHT = 80;
/** Higher than all that the editor has to show; beyond it, it scrolls. */
const MOST_HEIGHT = 720;
const BORDERS = 2;
/** As the overlay's style sheet makes the frame: the form is never less high. */
const FORM_HEIGHT = 372;

/** Tells how high (px) what the framed editor shows is. */
export type Fit = (height: number, of: 'form' | 'save') => Promise<unknown>;

export const fitFrame =
  (send: Send, ticket: string): Fit =>
  (height, of) => {
    const least = of === 'form' ? FORM_HEIGHT : LEAST_HEIGHT;
    const fitting = Math.min(Math.max(Math.ceil(height) + BORDERS, least), MOST_HEIGHT);
    // A frame that stays higher than it needs is no reason to bother a person.
    return send('editor.fit', { ticket, height: fitting }).catch(() => undefined);
  };

/** In a page of ours, which knows the device. */
export const ownPlace = (
  send: Send,
  deviceId: DeviceId,
  { display, leave }: { readonly display: DisplaySettings; readonly leave: () => void },
): EditorPlace => ({
  async opening() {
    const device = await send('device.get', deviceId);
    if (device) return { device, display };
    throw new Failure('not-found', say('refusal.deviceNotStored'));
  },
  async close() {
    leave();
  },
});
