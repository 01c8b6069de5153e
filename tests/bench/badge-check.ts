/// <reference types="chrome" />
import type { Page } from '@playwright/test';
import { extensionWorld } from '../e2e/badge-recorder.ts';
import type { Measure } from './bench.ts';
import { expiryOf } from '../fixtures/large-fleet/fleet-dates.ts';
import type { Stage } from './stage.ts';

/** Rows in view that should have a badge and have none, or another one, by the ids in their links. */
export type BadgeCheck = () => Promise<readonly string[]>;

/** A kind without a warranty has no badge. */
const WITHOUT: readonly string[] = ['virtual-machine', 'cloud'];
const MOST_DEVICES = 5_000;

export async function badgeCheck(page: Page, { sandbox, shelflife }: Stage): Promise<BadgeCheck> {
  const session = await page.context().newCDPSession(page);
  const wanted = sandbox.world
    .eachDevice()
    .take(MOST_DEVICES)
    .map(({ id, kind }, at) => [id, WITHOUT.includes(kind) ? null : badgeOf(at)] as const)
    .toArray();
  return async () => {
    const contextId = await extensionWorld(session, shelflife.origin);
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId,
      expression: `(${wrongRows.toString()})(${JSON.stringify(wanted)})`,
      returnByValue: true,
    });
    await session.send('Runtime.disable');
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
    return result.value as readonly string[];
  };
}

const badgeOf = (at: number): string => expiryOf(at) ?? 'unknown';

export const wrongBadges = (where: string, wrong: readonly string[]): Measure => ({
  what: `Rows in view ${where} without their badge, or with another one`,
  value: wrong.length,
  budget: 0,
  numbers: wrong.slice(0, 2).join('; ') || 'all have their own',
});

/** Sent to the browser as text: may use nothing from outside of itself. */
function wrongRows(wanted: readonly (readonly [id: string, badge: string | null])[]): string[] {
  const badgesIn = (row: Element): string[] =>
    [...row.querySelectorAll<HTMLElement>('div')]
      .flatMap((host) => [
        ...(chrome.dom.openOrClosedShadowRoot(host)?.querySelectorAll('button') ?? []),
      ])
      .map((button) => button.getAttribute('aria-label') ?? button.textContent)
      .filter((name) => name.startsWith('Warranty'));
  const byId = new Map(wanted);
  const inView = [...document.querySelectorAll('tr,[role="row"]')].filter((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
  const idOf = (row: Element): string =>
    /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/.exec(row.querySelector('a')?.href ?? '')?.[0] ?? '';
  const isRight = (badge: string | null, names: readonly string[]): boolean =>
    badge === null ? names.length === 0 : names.length === 1 && names[0]?.includes(badge) === true;
  return inView.flatMap((row) => {
    const badge = byId.get(idOf(row));
    const names = badgesIn(row);
    if (badge === undefined || isRight(badge, names)) return [];
    return [`${row.textContent.slice(0, 20)}: ${names.join() || 'none'}`];
  });
}
