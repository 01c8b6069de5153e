import { createMount } from './mount';
import { RowBadge, type BadgeLook } from './row-badge';

interface BadgePoolDeps extends BadgeLook {
  readonly document: Document;
  readonly shadowMode: ShadowRootMode;
}

const MOST_SPARE = 80;

/** Badges to use again: in a scrolled grid rows come and go with every frame. */
export class BadgePool {
  readonly #deps: BadgePoolDeps;
  readonly #spare: RowBadge[] = [];

  constructor(deps: BadgePoolDeps) {
    this.#deps = deps;
  }

  take(): RowBadge {
    const { document, shadowMode } = this.#deps;
    const make = () => createMount({ document, shadowMode, kind: 'badge' });
    return this.#spare.pop() ?? new RowBadge(make(), this.#deps);
  }

  giveBack(badge: RowBadge): void {
    badge.release();
    if (this.#spare.length < MOST_SPARE) this.#spare.push(badge);
    else badge.dispose();
  }

  dispose(): void {
    for (const badge of this.#spare.splice(0)) badge.dispose();
  }
}
