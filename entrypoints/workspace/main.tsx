import { render } from 'preact';
import { browser } from 'wxt/browser';
import { WorkspaceApp } from '@/components/workspace/workspace-app';
import { AppModel } from '@/lib/state/app-model';
import { createPagePorts } from '@/lib/state/page-ports';
import { speakOn } from '@/lib/state/page-texts';
import '@/components/theme.css';
import '@/components/screens.css';
import '@/components/date-fields.css';
import '@/components/activity.css';
import '@/components/bulk/bulk.css';
import '@/components/editor/editor.css';
import '@/components/workspace/workspace.css';

speakOn(document, browser.i18n);
const app = new AppModel(createPagePorts(browser));
const { version } = browser.runtime.getManifest();
const root = document.querySelector('#app');
if (root) render(<WorkspaceApp app={app} page={window} version={version} />, root);
