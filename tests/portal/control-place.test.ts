import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchVisibility } from '@/lib/portal/visibility-guard';

/** A browser that tells that all can be seen, and of a place only when it is asked to. */
class Observer {
  static tellAll: (() => void)[] = [];
  readonly #tell: () => void;
  constructor(tell: IntersectionObserverCallback) {
    const entry = { isVisible: true, intersectionRatio: 1 } as unknown as IntersectionObserverEntry;
    this.#tell = () => tell([entry], this as unknown as IntersectionObserver);
  }
  observe(): void {
    Observer.tellAll.push(this.#tell);
    this.#tell();
  }
  disconnect(): void {
    Observer.tellAll = Observer.tellAll.filter((one) => one !== this.#tell);
  }
}

let now = 1;
let top = 100;
let control: HTMLButtonElement;

beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', Observer);
  control = document.body.appendChild(document.createElement('button'));
  vi.spyOn(control, 'getBoundingClientRect').mockImplementation(() => new DOMRect(0, top, 80, 24));
  top = 100;
});
afterEach(() => {
  control.remove();
  Observer.tellAll = [];
});

const tell = () => Observer.tellAll.forEach((one) => one());

test('a control that was moved since it was seen proves nothing, whether the browser has told so or not', async () => {
  const guard = watchVisibility(control, () => now);
  now += 300;
  expect(await guard.prove()).toBe('seen');
  top = 140;
  expect(await guard.prove()).toBe('hidden');
  tell();
  expect(await guard.prove()).toBe('hidden');
  guard.stop();
});

test('a control that was moved proves something again once it has kept its place', async () => {
  const guard = watchVisibility(control, () => now);
  now += 300;
  top = 140;
  tell();
  now += 299;
  expect(await guard.prove()).toBe('hidden');
  now += 1;
  expect(await guard.prove()).toBe('seen');
  guard.stop();
});

test('a control is new until it was seen long enough, or moved', async () => {
  const guard = watchVisibility(control, () => now);
  expect(guard.isNew()).toBe(true);
  now += 300;
  expect(guard.isNew()).toBe(false);
  guard.stop();

  const other = watchVisibility(control, () => now);
  top = 140;
  expect(other.isNew()).toBe(false);
  tell();
  expect(other.isNew()).toBe(false);
  other.stop();
  expect(Observer.tellAll).toEqual([]);
});
