import { Failure } from '@/lib/domain/failure';
import type { MessageName } from '@/lib/messages/protocol';
import type { Send } from '@/lib/messages/send';

/** Questions that change nothing, so that asking twice is harmless. */
const reads: ReadonlySet<MessageName> = new Set<MessageName>([
  'status.get',
  'companies.list',
  'mapping.propose',
  'devices.list',
  'groups.list',
  'fields.candidates',
  'activity.list',
  'device.get',
  'device.details',
  'editor.opening',
  'fleet.open',
  'fleet.page',
  'fleet.devices',
  'fleet.memory',
]);

const PAUSES_MS = [50, 400];

/** The browser may stop the worker between question and answer: reads are asked again, twice at most. */
export const withPatientReads =
  (send: Send, wait: (ms: number) => Promise<void>): Send =>
  async (name, body) => {
    for (const pauseMs of reads.has(name) ? PAUSES_MS : []) {
      try {
        return await send(name, body);
      } catch (cause) {
        // A failure that the worker stated would only be stated again.
        if (Failure.from(cause).kind !== 'unexpected') throw cause;
        await wait(pauseMs);
      }
    }
    return send(name, body);
  };
