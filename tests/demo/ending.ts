const PARENT_CHECK_MS = 1_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Things that must not outlive this process, ended last made first. */
export class Ending {
  readonly #steps: (() => Promise<unknown>)[] = [];
  readonly #controller = new AbortController();
  #done: Promise<void> | undefined;

  /** Aborts when somebody wants the process to end. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  add(step: () => Promise<unknown>): void {
    this.#steps.push(step);
  }

  /** Ends on Ctrl-C, on a request to terminate, and when the process that started this one is gone. */
  watch(): void {
    for (const name of SIGNALS)
      process.on(name, () => void this.exit(name === 'SIGINT' ? 130 : 143));
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) void this.exit(143);
    }, PARENT_CHECK_MS).unref();
  }

  async run(): Promise<void> {
    this.#controller.abort();
    this.#done ??= this.#runAll();
    await this.#done;
  }

  async exit(code: number): Promise<never> {
    await this.run();
    process.exit(code);
  }

  async #runAll(): Promise<void> {
    for (const step of this.#steps.toReversed()) {
      try {
        await step();
      } catch (cause) {
        console.error(cause);
      }
    }
  }
}
