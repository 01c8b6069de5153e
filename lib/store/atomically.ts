interface Transaction {
  readonly done: Promise<void>;
  abort(): void;
}

/**
 * Runs the work of a transaction and waits until it is stored. A transaction commits by itself what was put so far, also
 * when the work throws half-way: so whatever goes wrong ends it, and nothing of it is left behind. Puts that run side by
 * side belong into `async` functions: what one of them throws must not leave the others' promises to nobody.
 */
export async function atomically<Result>(
  tx: Transaction,
  work: () => Promise<Result>,
): Promise<Result> {
  // When a put fails it is its promise that says so; this one would say it again to nobody.
  tx.done.catch(() => undefined);
  try {
    const result = await work();
    await tx.done;
    return result;
  } catch (cause) {
    abort(tx);
    throw cause;
  }
}

function abort(tx: Transaction): void {
  try {
    tx.abort();
  } catch (cause) {
    // It has ended by itself already.
    if (!(cause instanceof DOMException)) throw cause;
  }
}
