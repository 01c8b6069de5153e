import type { Browser, Page } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly url?: string } };
}

/** One task of a page's main thread in which a script of the extension ran. */
export interface OwnTask {
  /** Milliseconds for which that script ran, and for which the task did. */
  readonly ownMs: number;
  readonly wholeMs: number;
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** Does something, and gives the tasks in which scripts with addresses of this begin ran meanwhile, the longest first. */
export async function ownTasks(
  page: Page,
  begin: string,
  play: () => Promise<unknown>,
): Promise<readonly OwnTask[]> {
  const browser: Browser | null = page.context().browser();
  if (!browser) throw new Error('The context has no browser to ask.');
  await browser.startTracing(page, { categories: CATEGORIES });
  await play();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const whole = traceEvents.filter(({ ph, dur }) => ph === 'X' && dur !== undefined);
  const byThread = Map.groupBy(whole, ({ pid, tid }) => `${pid} ${tid}`);
  return [...byThread.values()]
    .flatMap((events) => tasksIn(events, begin))
    .toSorted((one, other) => other.ownMs - one.ownMs);
}

/** Processor time where the browser tells it: what else the machine does meanwhile is not in it. */
const timeOf = ({ dur = 0, tdur }: TraceEvent): number => (tdur ?? dur) / 1_000;

const endOf = ({ ts, dur = 0 }: TraceEvent): number => ts + dur;

function tasksIn(events: readonly TraceEvent[], begin: string): readonly OwnTask[] {
  const inOrder = events.toSorted((one, other) => one.ts - other.ts || endOf(other) - endOf(one));
  const tasks: { ownMs: number; readonly wholeMs: number }[] = [];
  let [taskEnd, ownEnd] = [-1, -1];
  for (const event of inOrder) {
    if (event.name === 'RunTask' && event.ts >= taskEnd) {
      taskEnd = endOf(event);
      tasks.push({ ownMs: 0, wholeMs: timeOf(event) });
    }
    const isOwn = event.name === 'FunctionCall' && event.args.data?.url?.startsWith(begin);
    const task = tasks.at(-1);
    if (!isOwn || !task || event.ts < ownEnd) continue;
    ownEnd = endOf(event);
    task.ownMs += timeOf(event);
  }
  return tasks.filter(({ ownMs }) => ownMs > 0);
}
