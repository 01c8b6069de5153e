import { effect } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { EditorApp } from '@/components/editor/editor-app';
import { EditorModel } from '@/lib/state/editor-model';
import { fitFrame, framedPlace } from '@/lib/state/editor-ports';
import { createKeptDates } from '@/lib/state/kept-dates';
import { createPagePorts } from '@/lib/state/page-ports';
import { speakOn } from '@/lib/state/page-texts';
import { say } from '@/lib/text/say';
import '@/components/theme.css';
import '@/components/editor/editor.css';

speakOn(document, browser.i18n);
document.title = say('editor.title');
const ports = createPagePorts(browser);
const ticket = decodeURIComponent(window.location.hash.replace(/^#(ticket=)?/, ''));
const leave = () => {
  if (window.top === window) window.close();
};
const place = framedPlace(ports.send, ticket, leave);
const kept = createKeptDates(ports.drafts, ticket);
const model = new EditorModel({
  ...ports,
  opening: async () => kept.addTo(await place.opening()),
  close: () => kept.forget().then(place.close),
});
effect(() => {
  const device = model.shown.value;
  const entries = model.form.entries.value;
  if (device) void kept.keep(entries, device.dates);
});
const root = document.querySelector('#app');
const fit = window.top === window ? undefined : fitFrame(ports.send, ticket);
if (root) render(<EditorApp model={model} fit={fit} />, root);
