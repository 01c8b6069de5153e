import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { ClientsCard } from './clients-card';
import { CoverageCard } from './coverage-card';
import { DataCard } from './data-card';
import { MonthsCard } from './months-card';

/** What one looks for first: how the warranties stand, when they end, what is not known, and where. */
export const FleetFigures = ({ app }: { readonly app: App }) => (
  <details class="fleet-figures" open>
    <summary>{say('fleet.figures')}</summary>
    <div class="figures">
      <CoverageCard model={app.fleet} />
      <MonthsCard model={app.fleet} />
      <DataCard app={app} />
      <ClientsCard app={app} />
    </div>
  </details>
);
