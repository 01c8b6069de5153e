import { render } from 'preact';
import { browser } from 'wxt/browser';
import { EditorApp } from '@/components/editor/editor-app';
import { EditorModel } from '@/lib/state/editor-model';
import { createPagePorts } from '@/lib/state/page-ports';
import '@/components/theme.css';
import '@/components/editor/editor.css';

const { send, listen, today } = createPagePorts(browser);
const model = new EditorModel({
  send,
  listen,
  today,
  ticket: decodeURIComponent(window.location.hash.replace(/^#(ticket=)?/, '')),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  leave() {
    if (window.top === window) window.close();
  },
});
const root = document.querySelector('#app');
if (root) render(<EditorApp model={model} />, root);
