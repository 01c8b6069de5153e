import { Failure } from '@/lib/domain/failure';
import type { DisplaySettings } from '@/lib/domain/device-view';
import type { DeviceId } from '@/lib/domain/ids';
import type { EditorOpening } from '@/lib/messages/protocol';
import type { Send } from '@/lib/messages/send';
import type { Ports } from './ports';

/** What the editor needs of the world. */
export interface EditorPorts
  extends Pick<Ports, 'send' | 'listen' | 'today' | 'after'>, EditorPlace {}

/** Where the editor stands: it decides what it opens with, and how it goes away. */
export interface EditorPlace {
  readonly opening: () => Promise<EditorOpening>;
  readonly close: () => Promise<void>;
}

/** In a frame on a portal page. The ticket came with the address; `leave` is for a page that nothing frames. */
export const framedPlace = (send: Send, ticket: string, leave: () => void): EditorPlace => ({
  async opening() {
    if (ticket !== '') return send('editor.opening', { ticket });
    throw new Failure('denied', 'No device was handed to this page.');
  },
  close: () =>
    send('editor.close', { ticket })
      .then(() => undefined)
      .finally(leave),
});

/** In a page of ours, which knows the device. */
export const ownPlace = (
  send: Send,
  deviceId: DeviceId,
  { display, leave }: { readonly display: DisplaySettings; readonly leave: () => void },
): EditorPlace => ({
  async opening() {
    const device = await send('device.get', deviceId);
    if (device) return { device, display };
    throw new Failure('not-found', 'This device is not stored here any more.');
  },
  async close() {
    leave();
  },
});
