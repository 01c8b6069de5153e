const LEAD_MS = 30_000;

/** Tabs that were just led to another device: a second click on the way must not write to that one. */
export function createLedTabs(now: () => number) {
  const ledAt = new Map<number, number>();
  return {
    lead: (tabId: number): void => void ledAt.set(tabId, now()),
    /** Told once. */
    take(tabId: number): boolean {
      const at = ledAt.get(tabId) ?? -Infinity;
      ledAt.delete(tabId);
      return now() - at < LEAD_MS;
    },
  };
}
