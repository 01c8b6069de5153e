import type { Page } from '@playwright/test';

/** Seconds of processor time that the page's main thread has spent since it was opened. */
export interface Spent {
  readonly all: number;
  readonly script: number;
  readonly layout: number;
  readonly style: number;
}

export type Meter = () => Promise<Spent>;

/** Counts the thread's own time: what else the machine does meanwhile is not in it. */
export async function threadMeter(page: Page): Promise<Meter> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
    return {
      all: of('TaskDuration'),
      script: of('ScriptDuration'),
      layout: of('LayoutDuration'),
      style: of('RecalcStyleDuration'),
    };
  };
}
