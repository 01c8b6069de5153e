import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { ControlGuard, Panel, Proposal } from '@/components/overlay/panel';
import type { DeviceView } from '@/lib/domain/device-view';
import type { Recognition } from '@/lib/domain/evidence';
import type { FactLine } from '@/lib/domain/fact-lines';
import { problemOf } from '@/lib/domain/failure';
import type { IsoDate } from '@/lib/domain/iso-date';
import { quickEditOf, type QuickAct } from '@/lib/domain/quick-act';
import { saveStatusOf, saveStatusText } from '@/lib/domain/save-status';
import type { PortalAsk, PortalNotice } from '@/lib/state/portal-worker';
import { say } from '@/lib/text/say';
import { formerValues } from './former-values';
import type { KnownDevices, ShownDevice } from './known-devices';
import { MissingCount } from './missing-count';

export interface PanelDeps {
  readonly ask: PortalAsk;
  readonly devices: KnownDevices;
  readonly today: ReadonlySignal<IsoDate>;
  readonly now: () => number;
  /** Address of the editor's page for a ticket. */
  readonly editorUrl: (ticket: string) => string;
  readonly accepts: (event: Event) => boolean;
  readonly guard: (control: Element) => ControlGuard;
  /** Whether one more act may follow now. */
  readonly mayAct: () => boolean;
}

const FOLLOW_MS = 3000;
const savingText = (): string => saveStatusText({ at: 'saving', saveId: '' });

/** The state of one panel. Acts end in the device's own state, or in a message that says why not. */
export class DevicePanel implements Panel {
  readonly device: ShownDevice;
  readonly display;
  readonly today;
  readonly now;
  readonly accepts;
  readonly guard;
  readonly isOpen = signal(false);
  readonly editor = signal<string | undefined>(undefined);
  readonly editorHeight = signal<number | undefined>(undefined);
  readonly isUnsure = signal(false);
  readonly message = signal<string | undefined>(undefined);
  readonly by = signal<Recognition | undefined>(undefined);
  readonly areDetailsOpen = signal(false);
  readonly more = signal<readonly FactLine[] | 'loading' | null>(null);
  readonly missing;
  readonly isNew;
  readonly #count: MissingCount;
  readonly #deps: PanelDeps;
  readonly #refresh: () => Promise<unknown>;
  readonly #stop: (() => void)[];
  #haveDetailsBeenAsked = false;
  #ticket: string | undefined;

  /** `refresh` asks the worker for the device as it is by now. */
  constructor(deps: PanelDeps, device: ShownDevice, refresh: () => Promise<unknown>) {
    this.#deps = deps;
    this.#refresh = refresh;
    this.device = device;
    this.#count = new MissingCount(device);
    this.missing = this.#count.left;
    this.isNew = this.#count.isNew;
    this.display = deps.devices.display;
    this.today = deps.today;
    this.now = deps.now;
    this.accepts = deps.accepts;
    this.guard = deps.guard;
    this.#stop = [effect(() => this.#follow())];
  }

  dispose(): void {
    for (const stop of this.#stop) stop();
    this.#closeEditor();
  }

  hear(notice: PortalNotice): void {
    if (!('ticket' in notice) || notice.ticket !== this.#ticket) return;
    if (notice.about === 'editor-height') return void (this.editorHeight.value = notice.height);
    this.#closeEditor();
    void this.#refresh().catch((cause: unknown) => this.tell(cause));
  }

  edit = (proposal?: Proposal): void => {
    if (this.#ticket === undefined) void this.#openEditor(proposal);
  };

  undo = (isProved: boolean): void => {
    const device = this.device.peek();
    const status = device && saveStatusOf(device);
    if (!device || !status) return;
    if (!isProved) return this.edit(formerValues(device, status.saveId));
    const { saveId } = status;
    this.#act(say('recognition.takingBack'), ({ id }) =>
      this.#deps.ask('portal.undo', { deviceId: id, saveId }),
    );
  };

  quickEdit = (act: QuickAct, isProved: boolean): void => {
    const device = this.device.peek();
    const edit = device && quickEditOf(device, act, this.today.peek());
    if (!edit) return;
    if (!isProved || edit.isQuestionable) return this.edit({ [edit.field]: edit.date });
    this.#act(savingText(), ({ id }) => this.#deps.ask('portal.quick-edit', { deviceId: id, act }));
  };

  toggleDetails = (): void => {
    this.areDetailsOpen.value = !this.areDetailsOpen.peek();
    const device = this.device.peek();
    if (!device || this.#haveDetailsBeenAsked) return;
    this.#haveDetailsBeenAsked = true;
    this.more.value = 'loading';
    this.#deps.ask('portal.details', { deviceId: device.id }).then(
      (more) => (this.more.value = more),
      (cause: unknown) => {
        this.more.value = null;
        this.#haveDetailsBeenAsked = false;
        this.tell(cause);
      },
    );
  };

  goToMissing = (): void => {
    this.#act(say('recognition.lookingForNext'), async ({ id }) => {
      const { left } = await this.#deps.ask('portal.next-missing', { deviceId: id, go: true });
      this.#count.note(left);
    });
  };

  /** As the region of a page, in the place of another device's: it begins to write only when that has been seen. */
  comeAfterAnother(): void {
    this.#stop.push(this.#count.follow(this.#deps.ask));
  }

  /** Says why something that a person wanted did not come to be. */
  tell(cause: unknown): void {
    const { message, advice } = problemOf(cause);
    this.message.value = `${message} ${advice}`;
  }

  retry = (isProved: boolean): void => {
    if (!isProved) return this.#tellUnseen();
    this.#act(say('recognition.tryingAgain'), ({ id }) =>
      this.#deps.ask('portal.retry', { deviceId: id }),
    );
  };

  importDevice = (isProved: boolean): void => {
    if (isProved) {
      return this.#act(say('recognition.importing'), ({ id }) =>
        this.#deps.ask('portal.import', { deviceId: id }),
      );
    }
    if (this.isUnsure.peek()) this.#tellUnseen();
    this.isUnsure.value = true;
  };

  mapCompany = (): void => {
    this.#act(say('recognition.openingMapping'), ({ companyId }) =>
      this.#deps.ask('portal.map-company', { companyId }),
    );
  };

  leaveUnsure = (): void => {
    this.isUnsure.value = false;
    this.message.value = undefined;
  };

  #tellUnseen(): void {
    this.message.value = say('recognition.notSeen');
  }

  #act(doing: string, work: (device: DeviceView) => Promise<unknown>): void {
    const device = this.device.peek();
    this.leaveUnsure();
    if (!device) return;
    if (!this.#deps.mayAct()) {
      this.message.value = say('recognition.tooFast');
      return;
    }
    void this.#run(doing, () => work(device));
  }

  async #run(doing: string, work: () => Promise<unknown>): Promise<void> {
    this.message.value = doing;
    try {
      await work();
      await this.#refresh();
      this.message.value = undefined;
    } catch (cause) {
      this.tell(cause);
    }
  }

  async #openEditor(prefill: Proposal | undefined): Promise<void> {
    const device = this.device.peek();
    if (!device) return;
    this.#ticket = '';
    await this.#run(say('recognition.openingEditor'), async () => {
      const body = { deviceId: device.id, ...(prefill && { prefill }) };
      const { ticket } = await this.#deps.ask('portal.open-editor', body);
      this.#ticket = ticket;
      this.editor.value = this.#deps.editorUrl(ticket);
    });
    if (this.#ticket === '') this.#ticket = undefined;
  }

  #closeEditor(): void {
    this.#ticket = undefined;
    this.editorHeight.value = undefined;
    this.editor.value = undefined;
  }

  /** Notices tell how a save goes on; one that gets lost with a stopped worker is made up for by asking. */
  #follow(): (() => void) | undefined {
    const device = this.device.value;
    const at = device && saveStatusOf(device)?.at;
    const isReading = device?.standing === 'imported' && device.fieldsReadAt === 0;
    if (at !== 'saving' && !isReading) return undefined;
    const timer = setInterval(() => {
      // What fails now is asked for again in a moment.
      if (!document.hidden) void this.#refresh().catch(() => undefined);
    }, FOLLOW_MS);
    return () => clearInterval(timer);
  }
}
