import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { DeviceView } from '@/lib/domain/device-view';
import type { Problem } from '@/lib/domain/failure';
import { saveStatusText } from '@/lib/domain/save-status';
import type { Editor } from '@/lib/state/editor-model';
import type { Fit } from '@/lib/state/editor-ports';
import { say } from '@/lib/text/say';
import { Button } from '../button';
import { NameText } from '../name-text';
import { ProblemCard } from '../problem-card';
import { Skeleton } from '../skeleton';
import { useEscape } from '../use-escape';
import { EditorForm } from './editor-form';
import { HeldActNotice } from './held-act-notice';
import { SaveView } from './save-view';

interface EditorAppProps {
  readonly model: Editor;
  /** Absent where nothing frames it. */
  readonly fit?: Fit | undefined;
}

/** The dialog "Lifecycle dates", whole: it fills the page that it is. */
export function EditorApp({ model, fit }: EditorAppProps) {
  const page = useRef(document.documentElement);
  const dialog = useRef<HTMLDialogElement>(null);
  const isFollowing = model.status.value !== undefined;
  useFitting(fit, dialog, isFollowing);
  return (
    <dialog
      open
      ref={dialog}
      class="editor"
      data-following={isFollowing ? '' : undefined}
      aria-labelledby="editor-title"
      tabIndex={-1}
    >
      <EditorContent model={model} dialog={dialog} surface={page} />
    </dialog>
  );
}

interface EditorContentProps {
  readonly model: Editor;
  readonly dialog: RefObject<HTMLElement | null>;
  /** What keeps the dialog open while it is pointed at or used, and where Escape closes it. */
  readonly surface: RefObject<HTMLElement | null>;
}

/** What stands in the dialog, framed or in a page of ours. */
export function EditorContent({ model, dialog, surface }: EditorContentProps) {
  const device = model.shown.value;
  const isFollowing = model.status.value !== undefined;
  useEffect(() => void model.open(), [model]);
  useEscape(surface, model.close);
  useHolding(model, surface);
  // The control that had the focus is gone with the form, or with what came after it.
  useLayoutEffect(() => {
    if (isFollowing) dialog.current?.focus();
  }, [dialog, isFollowing]);

  return (
    <>
      <header class="editor-header">
        <h1 id="editor-title">{say('editor.title')}</h1>
        {device && <DeviceLine device={device} />}
      </header>
      <HeldActNotice model={model} />
      <EditorBody model={model} />
      <StatusLine model={model} />
    </>
  );
}

function DeviceLine({ device }: { readonly device: DeviceView }) {
  const { name, companyName, serialNumber } = device;
  const about = [companyName, serialNumber].filter((part) => part !== undefined && part !== '');
  return (
    <p class="editor-device">
      <b>
        <NameText name={name} />
      </b>
      <span class="soft">
        <NameText name={about.join(' · ')} />
      </span>
    </p>
  );
}

function EditorBody({ model }: { readonly model: Editor }) {
  const opening = model.opening.state.value;
  const status = model.status.value;
  const device = model.shown.value;
  if (opening.at === 'failed') return <NotOpened model={model} problem={opening.problem} />;
  if (opening.at === 'loading' || !device) return <Skeleton rows={3} />;
  const { display, prefill } = opening.value;
  return status ? (
    <SaveView model={model} status={status} display={display} />
  ) : (
    <EditorForm model={model} device={device} display={display} isProposal={!!prefill} />
  );
}

interface NotOpenedProps {
  readonly model: Editor;
  readonly problem: Problem;
}

/** A ticket that does not count will not count on another try either. */
function NotOpened({ model, problem }: NotOpenedProps) {
  const isDenied = problem.kind === 'denied';
  const told = isDenied ? { ...problem, advice: say('editor.openAgain') } : problem;
  return (
    <div class="editor-body">
      <ProblemCard problem={told} onRetry={isDenied ? undefined : model.open}>
        <Button onClick={model.close}>{say('general.close')}</Button>
      </ProblemCard>
    </div>
  );
}

/** One line for all that is announced; it stays in place while its words change. */
function StatusLine({ model }: { readonly model: Editor }) {
  const status = model.status.value;
  const task = model.task.state.value;
  const told = task.at === 'done' ? task.text : '';
  return (
    <div class="editor-status" data-at={status?.at}>
      <output>{status ? saveStatusText(status) : told}</output>
      {model.closing.isClosing.value && <p class="soft">{say('editor.closesItself')}</p>}
    </div>
  );
}

/** While a save is followed the frame is as high as that needs: less than the form, which grows where it does not fit. */
function useFitting(
  fit: Fit | undefined,
  dialog: RefObject<HTMLElement | null>,
  isFollowing: boolean,
): void {
  const wasFollowing = useRef(false);
  useEffect(() => {
    const shown = dialog.current;
    if (!fit || !shown) return undefined;
    if (!isFollowing && wasFollowing.current) void fit(0, 'form');
    wasFollowing.current = isFollowing;
    if (!isFollowing) return growing(fit, shown);
    const observer = new ResizeObserver(() => void fit(shown.offsetHeight, 'save'));
    observer.observe(shown);
    return () => observer.disconnect();
  }, [dialog, fit, isFollowing]);
}

/** Vendors' dates and questions come and go: nothing of the form should have to be scrolled for. Gives the end of it. */
function growing(fit: Fit, dialog: HTMLElement): () => void {
  const grow = () => {
    const body = dialog.querySelector('.editor-body');
    const lacking = body ? body.scrollHeight - body.clientHeight : 0;
    if (lacking > 0) void fit(dialog.offsetHeight + lacking, 'form');
  };
  const observer = new MutationObserver(grow);
  observer.observe(dialog, { childList: true, subtree: true, characterData: true });
  grow();
  return () => observer.disconnect();
}

/** Whoever points at the dialog, or has used it since the save, keeps it open. */
function useHolding({ closing }: Editor, surface: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const listening = new AbortController();
    const on = (name: string, run: () => void) =>
      surface.current?.addEventListener(name, run, { signal: listening.signal });
    on('pointerenter', () => closing.point(true));
    on('pointermove', () => closing.point(true));
    on('pointerleave', () => closing.point(false));
    on('pointerdown', closing.use);
    on('keydown', closing.use);
    return () => listening.abort();
  }, [closing, surface]);
}
