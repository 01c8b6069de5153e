import { render } from 'preact';
import { browser } from 'wxt/browser';
import { EditorApp } from '@/components/editor/editor-app';
import { EditorModel } from '@/lib/state/editor-model';
import { framedPlace } from '@/lib/state/editor-ports';
import { createPagePorts } from '@/lib/state/page-ports';
import '@/components/theme.css';
import '@/components/editor/editor.css';

const ports = createPagePorts(browser);
const ticket = decodeURIComponent(window.location.hash.replace(/^#(ticket=)?/, ''));
const leave = () => {
  if (window.top === window) window.close();
};
const model = new EditorModel({ ...ports, ...framedPlace(ports.send, ticket, leave) });
const root = document.querySelector('#app');
if (root) render(<EditorApp model={model} />, root);
