const PAUSES_MS = [50, 200, 1_000] as const;

/**
 * Makes a call of the browser that is worth another try. Chrome refuses calls with "No SW" around the end of a worker:
 * one that is being stopped must not note that as the end of its work, and one that lives on is let through a moment
 * later.
 */
export async function patiently<Result>(
  call: () => Promise<Result>,
  pause: (ms: number) => Promise<void> = async (ms) => new Promise((done) => setTimeout(done, ms)),
): Promise<Result> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await call();
    } catch (cause) {
      if (!isOfAnEndingWorker(cause)) throw cause;
    }
    await pause(pauseMs);
  }
  return call();
}

const isOfAnEndingWorker = (cause: unknown): boolean =>
  cause instanceof Error && cause.message === 'No SW';
