import { EVIDENCE_LIMITS, type RowEvidence } from '@/lib/domain/evidence';
import { Failure } from '@/lib/domain/failure';
import type { DeviceId } from '@/lib/domain/ids';
import type { RowPlace } from '@/lib/domain/row-place';
import type { PortalAsk } from '@/lib/state/portal-worker';
import type { KnownDevices, ShownDevice } from './known-devices';
import type { PageContext } from './page-context';
import type { RowReading } from './row-evidence';

const MOST_KEPT = 6000;
const RETRY_MS = 5000;

export interface RowAnswersDeps {
  readonly ask: PortalAsk;
  readonly devices: KnownDevices;
  readonly context: () => PageContext;
  /** Called with the rows whose answers have come. */
  readonly onAnswers: (keys: ReadonlySet<string>) => void;
  readonly after: (ms: number, run: () => void) => void;
}

/** Which device a row names, as the worker has said; asks for many rows at once. */
export class RowAnswers {
  readonly #deps: RowAnswersDeps;
  /** Oldest first; `null`: names no device for sure. */
  readonly #known = new Map<string, DeviceId | null>();
  readonly #wanted = new Map<string, RowEvidence>();
  /** What rows stand for that name no device. */
  readonly #places = new Map<string, RowPlace>();
  #isAsking = false;

  constructor(deps: RowAnswersDeps) {
    this.#deps = deps;
  }

  /** A row that has no id is known by names, and names mean something only in their surroundings. */
  keyOf({ key, evidence: { ids, regIds } }: RowReading): string {
    return ids.length + regIds.length > 0 ? key : `${this.#deps.context().key} ${key}`;
  }

  /** `undefined`: it has not been asked. */
  get(key: string): ShownDevice | null | undefined {
    const id = this.#known.get(key);
    if (id === undefined || id === null) return id;
    this.#keep(key, id);
    return this.#deps.devices.get(id);
  }

  get knowsPlaces(): boolean {
    return this.#places.size > 0;
  }

  placeOf = (key: string): RowPlace | undefined => this.#places.get(key);

  want(key: string, evidence: RowEvidence): void {
    this.#wanted.set(key, evidence);
  }

  /** Rows that scrolled away before they were asked for need no answer. */
  dropWanted(): void {
    this.#wanted.clear();
  }

  isUnknown = (key: string): boolean => this.#known.get(key) === null;

  /** Asks for what is wanted, one message at a time. */
  async flush(): Promise<void> {
    if (this.#isAsking || this.#wanted.size === 0) return;
    const batch = [...this.#wanted].slice(0, EVIDENCE_LIMITS.rows);
    for (const [key] of batch) this.#wanted.delete(key);
    this.#isAsking = true;
    try {
      await this.#askFor(batch);
    } catch (cause) {
      this.#meetFailure(cause, batch);
      return;
    } finally {
      this.#isAsking = false;
    }
    this.#deps.onAnswers(new Set(batch.map(([key]) => key)));
    await this.flush();
  }

  /** What the worker has refused would be refused again; one that could not be reached is asked again later. */
  #meetFailure(cause: unknown, batch: readonly (readonly [string, RowEvidence])[]): void {
    if (Failure.from(cause).kind !== 'unexpected') return;
    for (const [key, evidence] of batch) this.#wanted.set(key, evidence);
    this.#deps.after(RETRY_MS, () => void this.flush());
  }

  async #askFor(batch: readonly (readonly [string, RowEvidence])[]): Promise<void> {
    const { ask, devices, context } = this.#deps;
    const rows = batch.map(([, evidence]) => evidence);
    const answer = await ask('portal.rows', { rows, page: context().evidence });
    devices.setDisplay(answer.display);
    for (const [index, [key]] of batch.entries()) {
      const device = answer.devices[index] ?? null;
      if (device) devices.put(device);
      this.#keep(key, device && device.id);
      this.#keepPlace(key, answer.places?.[index]);
    }
  }

  #keepPlace(key: string, place: RowPlace | null | undefined): void {
    const known = this.#places.get(key);
    if (!place) this.#places.delete(key);
    else if (JSON.stringify(known) !== JSON.stringify(place)) this.#places.set(key, place);
  }

  #keep(key: string, id: DeviceId | null): void {
    this.#known.delete(key);
    this.#known.set(key, id);
    const [oldest] = this.#known.keys();
    if (oldest === undefined || this.#known.size <= MOST_KEPT) return;
    this.#known.delete(oldest);
    this.#places.delete(oldest);
  }
}
