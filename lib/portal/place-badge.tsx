import { PlaceSummary } from '@/components/overlay/place-summary';
import { problemOf } from '@/lib/domain/failure';
import type { Place, RowPlace } from '@/lib/domain/row-place';
import type { BadgePlace } from './badge-place';
import { createMount, type Mount } from './mount';
import { applyTone, type Tone } from './tone';

export interface PlaceBadgeDeps {
  readonly document: Document;
  readonly shadowMode: ShadowRootMode;
  readonly accepts: (event: Event) => boolean;
  /** Shows its devices. */
  readonly onPlace: (place: Place) => Promise<unknown>;
}

/** One summary in one row; it is used again for other rows. */
export class PlaceBadge {
  readonly #deps: PlaceBadgeDeps;
  readonly #mount: Mount;
  #place: RowPlace | undefined;

  constructor(deps: PlaceBadgeDeps) {
    this.#deps = deps;
    const { document, shadowMode } = deps;
    this.#mount = createMount({ document, shadowMode, kind: 'badge' });
  }

  /** Renders at once: a summary must never stand beside another company's name, not for one frame. */
  show(place: RowPlace, at: BadgePlace, tone: Tone): void {
    const { host, stage } = this.#mount;
    if (this.#place !== place) this.#draw(place);
    applyTone(stage, tone);
    stage.dataset['room'] = at.room;
    const isInPlace = host.parentNode === at.parent && host.nextSibling === at.before;
    if (!isInPlace && at.before !== host) at.parent.insertBefore(host, at.before);
  }

  hide(): void {
    this.#mount.host.remove();
  }

  dispose(): void {
    this.hide();
    this.#mount.clear();
  }

  #draw(place: RowPlace, problem?: string): void {
    this.#place = place;
    const press = (event: MouseEvent) => {
      if (this.#deps.accepts(event)) this.#open(place);
    };
    this.#mount.draw(() => <PlaceSummary place={place} problem={problem} onPress={press} />);
  }

  #open(place: RowPlace): void {
    const { companyId, siteId } = place;
    const wanted = { companyId, ...(siteId !== undefined && { siteId }) };
    this.#deps.onPlace(wanted).catch((cause: unknown) => {
      const { message, advice } = problemOf(cause);
      if (this.#place === place) this.#draw(place, `${message} ${advice}`);
    });
  }
}
