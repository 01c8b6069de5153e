import type { CDPSession } from '@playwright/test';
import { until } from '../e2e/until.ts';
import type { Stage } from './stage.ts';

/** Bytes that the extension's worker holds. */
export interface Heap {
  /** Objects of the language. */
  readonly objects: number;
  /** What the browser keeps for it, and what array buffers hold. */
  readonly others: number;
}

interface HeapUsage {
  readonly usedSize: number;
  readonly embedderHeapUsedSize?: number;
  readonly backingStorageSize?: number;
}

/** Measures the worker that runs now; it lives on for as long as somebody is attached to it. */
export interface HeapMeter {
  /** After everything that is garbage was collected. */
  read(): Promise<Heap>;
  detach(): Promise<void>;
}

export async function attachHeapMeter({ shelflife }: Stage): Promise<HeapMeter> {
  const session = await shelflife.context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('The context has no browser to ask.');
  const { targetInfos } = await session.send('Target.getTargets');
  const worker = targetInfos.find(
    ({ type, url }) => type === 'service_worker' && url.startsWith(shelflife.origin),
  );
  if (!worker) throw new Error('The worker does not run.');
  const { sessionId } = await session.send('Target.attachToTarget', {
    targetId: worker.targetId,
    flatten: false,
  });
  const call = callsTo(session, sessionId);
  await call('HeapProfiler.enable');
  return {
    async read() {
      // What is freed by one collection may be what held other things.
      for (let round = 0; round < 3; round += 1) await call('HeapProfiler.collectGarbage');
      const used = (await call('Runtime.getHeapUsage')) as HeapUsage;
      const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = used;
      return { objects: usedSize, others: embedderHeapUsedSize + backingStorageSize };
    },
    detach: () => session.detach(),
  };
}

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Calls a target by way of the browser: the test runner has no session of its own for a worker. */
function callsTo(session: CDPSession, sessionId: string) {
  const answers = new Map<number, Answer>();
  let calls = 0;
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer = JSON.parse(message) as Answer;
    if (answer.id !== undefined) answers.set(answer.id, answer);
  });
  return async (method: string): Promise<unknown> => {
    calls += 1;
    const id = calls;
    const message = JSON.stringify({ id, method });
    await session.send('Target.sendMessageToTarget', { sessionId, message });
    const answer = await until(method, async () => answers.get(id), { timeoutMs: 60_000 });
    if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
    return answer.result;
  };
}
