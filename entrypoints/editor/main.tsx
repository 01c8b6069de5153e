import { effect } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { EditorApp } from '@/components/editor/editor-app';
import { EditorModel } from '@/lib/state/editor-model';
import { fitFrame, framedPlace } from '@/lib/state/editor-ports';
import { watchSight } from '@/lib/state/frame-sight';
import { createPagePorts } from '@/lib/state/page-ports';
import { speakOn } from '@/lib/state/page-texts';
import { keepTyped, typedOver } from '@/lib/state/typed-dates';
import { say } from '@/lib/text/say';
import '@/components/theme.css';
import '@/components/editor/editor.css';

speakOn(document, browser.i18n);
document.title = say('editor.title');
const ports = createPagePorts(browser);
const ticket = decodeURIComponent(window.location.hash.replace(/^#(ticket=)?/, ''));
const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
const isPlain = () => ports.send('editor.is-plain', { ticket });
const isFramed = window.top !== window;
const leave = () => {
  if (!isFramed) window.close();
};
const model = new EditorModel({
  ...ports,
  ...framedPlace(ports.send, ticket, leave),
  sight: isFramed ? watchSight({ page: document.body, now: Date.now, wait, isPlain }) : undefined,
});
const keep = keepTyped(ports.send, ticket);
effect(() => {
  const device = model.shown.value;
  const entries = model.form.entries.value;
  if (device) keep(typedOver(entries, device.dates));
});
const root = document.querySelector('#app');
const fit = isFramed ? fitFrame(ports.send, ticket) : undefined;
if (root) render(<EditorApp model={model} fit={fit} />, root);
