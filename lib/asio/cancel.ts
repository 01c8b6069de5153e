import { say } from '@/lib/text/say';
import { Failure } from '@/lib/domain/failure';

/** Why a signal stopped the work, as a failure. */
export function cancelled({ reason }: AbortSignal): Failure {
  if (reason instanceof Failure) return reason;
  const isTime = reason instanceof DOMException && reason.name === 'TimeoutError';
  return isTime
    ? new Failure('timed-out', say('asio.gaveUp'))
    : new Failure('cancelled', say('asio.cancelled'));
}

/** The promise's end, or the signal's if that comes first; the work itself goes on. */
export function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(cancelled(signal));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    void promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** For `catch`: whatever a wait ends with, an aborted signal is the reason. */
export function stoppedBy(signal: AbortSignal): (cause: unknown) => never {
  return (cause) => {
    throw signal.aborted ? cancelled(signal) : cause;
  };
}
