import { render } from 'preact';
import { browser } from 'wxt/browser';
import { PopupApp } from '@/components/popup/popup-app';
import { AppModel } from '@/lib/state/app-model';
import { createPagePorts } from '@/lib/state/page-ports';
import { speakOn } from '@/lib/state/page-texts';
import '@/components/theme.css';
import '@/components/screens.css';
import '@/components/date-fields.css';
import '@/components/activity.css';
import '@/components/popup/popup.css';

speakOn(document, browser.i18n);
const app = new AppModel({ ...createPagePorts(browser), leave: () => window.close() });
const openWorkspace = () => browser.tabs.create({ url: browser.runtime.getURL('/workspace.html') });
const root = document.querySelector('#app');
if (root) render(<PopupApp app={app} openWorkspace={openWorkspace} />, root);
