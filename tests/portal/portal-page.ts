import { signal } from '@preact/signals';
import { vi } from 'vitest';
import type { DeviceView, DisplaySettings } from '@/lib/domain/device-view';
import { nameKeyOf, type Evidence } from '@/lib/domain/evidence';
import { serialKey } from '@/lib/domain/serial-number';
import type { AnswerOf, BodyOf } from '@/lib/messages/protocol';
import { defaultSettings } from '@/lib/domain/settings';
import { startOverlay } from '@/lib/portal/overlay';
import type { PageAnswer, PortalAsk, PortalMessage, PortalNotice } from '@/lib/state/portal-worker';
import { day } from '../fixtures/make';

const display: DisplaySettings = defaultSettings;

type Asked = { readonly name: PortalMessage; readonly body: unknown };
type Answers = { [Name in PortalMessage]?: (body: BodyOf<Name>) => AnswerOf<Name> };

/** A worker that knows devices by id, serial number and, where only one has it, by name. */
export class FakeWorker {
  readonly asked: Asked[] = [];
  readonly answers: Answers = {};
  devices: readonly DeviceView[];
  /** While set, questions wait for it. */
  held: Promise<void> | undefined;

  constructor(devices: readonly DeviceView[]) {
    this.devices = devices;
  }

  readonly ask: PortalAsk = async <Name extends PortalMessage>(name: Name, body: BodyOf<Name>) => {
    this.asked.push({ name, body });
    await this.held;
    const answer: Answers[Name] = this.answers[name] ?? this.#defaults[name];
    if (!answer) throw new Error(`No answer for ${name}`);
    return answer(body);
  };

  named(name: PortalMessage): unknown[] {
    return this.asked.filter((one) => one.name === name).map(({ body }) => body);
  }

  change(id: string, change: Partial<DeviceView>): void {
    this.devices = this.devices.map((one) => (one.id === id ? { ...one, ...change } : one));
  }

  readonly #defaults: Answers = {
    'portal.page': ({ evidence }: BodyOf<'portal.page'>): PageAnswer => {
      const device = this.#find(evidence);
      if (!device) return { is: 'unknown' };
      const isById = evidence.ids.includes(device.id);
      return { is: 'device', device, display, by: isById ? 'id' : 'serial-number' };
    },
    'portal.rows': ({ rows }: { readonly rows: readonly Evidence[] }) => ({
      display,
      devices: rows.map((row) => {
        const device = this.#find(row);
        return device?.standing === 'imported' ? device : null;
      }),
    }),
    'portal.devices': (ids: readonly string[]) =>
      ids.map((id) => this.devices.find((one) => one.id === id) ?? null),
    'portal.open-editor': () => ({ ticket: 'ticket-1' }),
    'portal.next-missing': () => ({ left: 0 }),
    'portal.details': () => [],
    'portal.styles': () => '.badge { color: green }',
    'portal.quick-edit': () => ({ saveId: 'save-9' }),
    'portal.open-bulk': () => null,
  };

  #find({ ids, texts }: Evidence): DeviceView | undefined {
    const byId = this.devices.filter(({ id }) => ids.includes(id));
    if (byId.length > 0) return byId.length === 1 ? byId[0] : undefined;
    const serials = texts.map(serialKey);
    const bySerial = this.devices.find(
      ({ serialNumber }) => serialNumber && serials.includes(serialKey(serialNumber)),
    );
    if (bySerial) return bySerial;
    const names = texts.map(nameKeyOf);
    const byName = this.devices.filter(({ name }) => names.includes(nameKeyOf(name)));
    return byName.length === 1 ? byName[0] : undefined;
  }
}

export interface PortalPage {
  readonly worker: FakeWorker;
  readonly stop: () => void;
  readonly notify: (notice: PortalNotice) => void;
}

/** Lays the overlay over the document as it stands, with roots that the test can look into. */
export function overlayOver(
  devices: readonly DeviceView[],
  accepts: (event: Event) => boolean = () => true,
): PortalPage {
  const worker = new FakeWorker(devices);
  const life = new AbortController();
  const ears = new Set<(notice: PortalNotice) => void>();
  startOverlay(
    {
      window,
      ask: worker.ask,
      listen: (onNotice) => void ears.add(onNotice),
      editorUrl: (ticket) => `about:blank#${ticket}`,
      today: signal(day('2026-11-22')),
      now: () => performance.now(),
      onPushedOut: () => undefined,
      shadowMode: 'open',
      accepts,
    },
    life.signal,
  );
  return {
    worker,
    stop: () => life.abort(),
    notify: (notice) => ears.forEach((ear) => ear(notice)),
  };
}

/** Every shadow root of ours below a node: a plain `div` without attributes. */
export function ownRoots(below: ParentNode): ShadowRoot[] {
  return [...below.querySelectorAll('*')].flatMap((element) => {
    const root = element.shadowRoot;
    if (!root) return [];
    return root.querySelector('.stage') ? [root] : ownRoots(root);
  });
}

const badgeNames = (root: ShadowRoot): string[] =>
  [...root.querySelectorAll('button')]
    .map((button) => button.getAttribute('aria-label') ?? '')
    .filter((name) => name.startsWith('Warranty'));

export const hostsIn = (below: ParentNode = document): Element[] =>
  ownRoots(below).map(({ host }) => host);

/** The names of the badges that stand in rows below an element. */
export const badgesIn = (below: ParentNode = document): string[] =>
  ownRoots(below)
    .filter((root) => root.querySelector('.stage.badge'))
    .flatMap(badgeNames);

export const regionRoot = (): ShadowRoot | undefined =>
  ownRoots(document).find((root) => root.querySelector('[aria-label="Hardware lifecycle"]'));

export const cardRoot = (): ShadowRoot | undefined =>
  ownRoots(document).find((root) => root.querySelector('.stage.card'));

export const regionText = (): string => regionRoot()?.querySelector('.stage')?.textContent ?? '';

export function buttonIn(root: ShadowRoot | undefined, name: string | RegExp): HTMLButtonElement {
  const found = [...(root?.querySelectorAll('button') ?? [])].find((button) => {
    const own = button.getAttribute('aria-label') ?? button.textContent;
    return typeof name === 'string' ? own === name : name.test(own);
  });
  if (!found) throw new Error(`No button ${String(name)}`);
  return found;
}

/** Lets frames, timers and answers pass. */
export const pass = (ms = 120): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

/** What is still to run in the microtasks of a change, before the next paint. */
export async function beforePaint(): Promise<void> {
  for (let at = 0; at < 5; at += 1) await Promise.resolve();
}

export function goTo(path: string): void {
  window.history.pushState(null, '', path);
}

export function write(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body;
}
