/** Work that must not run twice at a time: asked for while it runs, it runs once more. */
export interface SingleFlight {
  readonly ask: () => Promise<void>;
}

export function createSingleFlight(work: () => Promise<void>): SingleFlight {
  let running: Promise<void> | undefined;
  let isAskedAgain = false;

  async function run(): Promise<void> {
    try {
      do {
        isAskedAgain = false;
        await work();
      } while (isAskedAgain);
    } finally {
      running = undefined;
    }
  }

  return {
    ask() {
      if (running) isAskedAgain = true;
      running ??= run();
      return running;
    },
  };
}
