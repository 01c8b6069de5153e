/// <reference types="chrome" />
import type { CDPSession, Page } from '@playwright/test';
import { until } from './until.ts';

export interface Recording {
  /** Frames looked at, just before each was painted. */
  readonly frames: number;
  /** Rows that had a badge of another device in some frame. */
  readonly wrong: readonly string[];
  /** Rows in view without the badge they should have, in the last frame. */
  readonly missing: readonly string[];
  /** Badges in view in the last frame. */
  readonly shown: number;
}

/** Texts of which each stands in one row only, and how that row's badge begins; `null` where it has none. */
export type ExpectedBadges = readonly (readonly [text: string, badge: string | null])[];

/**
 * Looks at every frame of a device list before it is painted and compares each row with the badge that stands in
 * it. It runs in the extension's own world, the only one that can look into closed shadow roots.
 */
export async function recordBadges(page: Page, expected: ExpectedBadges) {
  const session = await page.context().newCDPSession(page);
  const contextId = await extensionWorld(session);
  const call = async <Result>(expression: string): Promise<Result> => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId,
      expression,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
    return result.value as Result;
  };
  await call(
    `globalThis.badgeRecorder = (${startRecorder.toString()})(${JSON.stringify(expected)})`,
  );
  return {
    read: () => call<Recording>('badgeRecorder.read()'),
    /** Waits until every row in view has its badge. */
    async complete(): Promise<Recording> {
      return until('a badge in every row', async () => {
        const recording = await call<Recording>('badgeRecorder.read()');
        return recording.shown > 0 && recording.missing.length === 0 ? recording : undefined;
      });
    },
  };
}

interface World {
  readonly id: number;
  readonly origin: string;
  readonly auxData?: { readonly type?: string; readonly frameId?: string };
}

/** Where the scripts of an extension run in a page: the only world that can look into closed shadow roots. */
export async function extensionWorld(
  session: CDPSession,
  of = 'chrome-extension:',
): Promise<number> {
  const worlds: World[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await session.send('Runtime.enable');
  const { frameTree } = await session.send('Page.getFrameTree');
  const world = worlds.find(
    ({ origin, auxData }) =>
      origin.startsWith(of) &&
      auxData?.type === 'isolated' &&
      auxData.frameId === frameTree.frame.id,
  );
  if (!world) throw new Error('Shelflife does not run on this page.');
  return world.id;
}

/** Sent to the browser as text: may use nothing from outside of itself. */
function startRecorder(expected: ExpectedBadges) {
  const wrong = new Set<string>();
  let frames = 0;
  let last: { missing: string[]; shown: number } = { missing: [], shown: 0 };

  const badgesIn = (root: ParentNode): HTMLElement[] =>
    [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
      if (element.localName === 'button') return isBadge(element) ? [element] : [];
      // It throws for anything else, such as the parts of an icon.
      if (!(element instanceof HTMLElement)) return [];
      const inner = chrome.dom.openOrClosedShadowRoot(element);
      return inner ? badgesIn(inner) : [];
    });
  const nameOf = (element: Element): string =>
    element.getAttribute('aria-label') ?? element.textContent ?? '';
  const isBadge = (element: Element) =>
    /^Warranty (active|expiring|expired|unknown)/.test(nameOf(element).trim()) &&
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  /** The row in which a badge stands, if it stands in one. */
  const rowAround = (element: Element): Element | null => {
    const root = element.getRootNode();
    const row = element.closest('tr, [role="row"]');
    return row ?? (root instanceof ShadowRoot ? rowAround(root.host) : null);
  };

  function look(): void {
    frames += 1;
    const boxes = badgesIn(document).map((badge) => ({
      name: nameOf(badge).trim(),
      box: badge.getBoundingClientRect(),
      home: rowAround(badge),
    }));
    const missing: string[] = [];
    let shown = 0;
    for (const row of document.querySelectorAll('tr, [role="row"]')) {
      const { top, bottom, height } = row.getBoundingClientRect();
      const [key, wanted] = expected.find(([text]) => row.textContent.includes(text)) ?? [];
      if (key === undefined || height === 0 || bottom < 0 || top > innerHeight) continue;
      const own = boxes.filter(({ box, home }) => {
        // Rows that are on their way to other places may lie over each other for a frame.
        if (home && home !== row) return false;
        const middle = box.top + box.height / 2;
        return box.height > 0 && middle >= top && middle < bottom;
      });
      const strangers = own.filter(({ name }) => !wanted || !name.startsWith(wanted));
      for (const { name } of strangers) wrong.add(`${key}: ${name}`);
      shown += own.length - strangers.length;
      if (wanted && own.length === strangers.length) missing.push(key);
    }
    last = { missing, shown };
  }

  // A size observer is told after all scripts of a frame and before its paint, and only when a size has changed.
  const host = document.createElement('div');
  host.style.cssText = 'position:fixed;inset:0 auto auto 0;pointer-events:none;visibility:hidden';
  const pulse = document.createElement('div');
  pulse.style.cssText = 'block-size:1px;inline-size:1px';
  host.attachShadow({ mode: 'closed' }).append(pulse);
  document.documentElement.append(host);
  new ResizeObserver(look).observe(pulse);
  const beat = () => {
    pulse.style.inlineSize = frames % 2 === 0 ? '2px' : '1px';
    requestAnimationFrame(beat);
  };
  requestAnimationFrame(beat);
  return { read: () => ({ frames, wrong: [...wrong], ...last }) };
}
