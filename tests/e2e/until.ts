const DEFAULTS = { timeoutMs: 10_000, intervalMs: 40 } as const;

interface Patience {
  readonly timeoutMs?: number;
  readonly intervalMs?: number;
  /** What there was instead; stands in the error. */
  readonly seen?: () => Promise<string> | string;
}

/** Asks until there is an answer; `undefined` and `false` are none. A question that throws is asked again. */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined | false>,
  patience: Patience = {},
): Promise<Answer> {
  const { timeoutMs, intervalMs, seen } = { ...DEFAULTS, ...patience };
  const end = Date.now() + timeoutMs;
  let problem: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      problem = undefined;
    } catch (cause) {
      problem = cause;
    }
    if (Date.now() > end) break;
    await new Promise((done) => setTimeout(done, intervalMs));
  }
  const instead = await seen?.();
  throw new Error(
    `${timeoutMs} ms without ${what}${instead ? `. Seen instead:\n${instead}` : ''}`,
    {
      cause: problem,
    },
  );
}
