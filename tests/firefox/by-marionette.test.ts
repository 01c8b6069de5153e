import { launchByMarionette } from './marionette-remote.ts';
import { pageTests } from './pages.ts';
import { smokeTests } from './smoke.ts';

smokeTests({ title: 'Marionette', launch: launchByMarionette, goesOn: pageTests });
