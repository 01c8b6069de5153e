import { createMount } from './mount';
import type { ShownDevice } from './known-devices';
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

  /** The one that this device had, if it is there still: nothing of it has to be drawn. */
  take(device: ShownDevice): RowBadge {
    const { document, shadowMode } = this.#deps;
    const make = () => createMount({ document, shadowMode, kind: 'badge' });
    const own = this.#spare.findIndex((badge) => badge.device === device);
    const [spare] = this.#spare.splice(own, 1);
    return spare ?? new RowBadge(make(), this.#deps);
  }

  giveBack(badge: RowBadge): void {
    badge.hide();
    if (this.#spare.length < MOST_SPARE) this.#spare.push(badge);
    else badge.dispose();
  }

  dispose(): void {
    for (const badge of this.#spare.splice(0)) badge.dispose();
  }
}
