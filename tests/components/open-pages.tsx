import { render } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { EditorApp } from '@/components/editor/editor-app';
import { PopupApp } from '@/components/popup/popup-app';
import { WorkspaceApp } from '@/components/workspace/workspace-app';
import { AppModel } from '@/lib/state/app-model';
import { EditorModel } from '@/lib/state/editor-model';
import { framedPlace, type EditorPorts } from '@/lib/state/editor-ports';
import type { Ports } from '@/lib/state/ports';
import { createFakeWorker, portsTo, type Answers } from './fake-worker';
import { status } from './make';

export const disconnected: Answers = {
  'status.get': () => status({ connection: { at: 'disconnected' } }),
};

export function openPopup(answers: Answers = {}, over: Partial<Ports> = {}) {
  const worker = createFakeWorker(answers);
  const app = new AppModel(portsTo(worker, over));
  const opened: string[] = [];
  render(<PopupApp app={app} openWorkspace={() => opened.push('workspace')} />);
  return { worker, app, opened, user: userEvent.setup() };
}

export function openWorkspace(hash: string, answers: Answers = {}, over: Partial<Ports> = {}) {
  const worker = createFakeWorker(answers);
  const app = new AppModel(portsTo(worker, over));
  window.location.hash = hash;
  render(<WorkspaceApp app={app} page={window} version="1.2.3" />);
  return { worker, app, user: userEvent.setup() };
}

/** The editor with a clock that the test turns: `passTime` runs what is due by then. */
export function openEditor(
  answers: Answers = {},
  ticket = 'ticket-1',
  sight?: EditorPorts['sight'],
) {
  const worker = createFakeWorker(answers);
  const { send, listen, today } = portsTo(worker);
  const due = new Set<{ readonly ms: number; readonly run: () => void }>();
  const left: string[] = [];
  const model = new EditorModel({
    send,
    listen,
    today,
    ...framedPlace(send, ticket, () => void left.push('left')),
    sight,
    after(ms, run) {
      const timer = { ms, run };
      due.add(timer);
      return () => void due.delete(timer);
    },
  });
  render(<EditorApp model={model} />);
  const passTime = (ms: number) => {
    for (const timer of [...due].filter((one) => one.ms <= ms)) {
      due.delete(timer);
      timer.run();
    }
  };
  return { worker, model, left, passTime, user: userEvent.setup() };
}
