import { useSignal } from '@preact/signals';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { ClientsFold } from './clients-fold';
import { CoverageCard } from './coverage-card';
import { DataCard } from './data-card';
import { MonthsCard } from './months-card';

interface FleetFiguresProps {
  readonly app: App;
  /** The page's window. */
  readonly page: Window;
}

/** On less (CSS pixels) the table comes first, and the figures are a touch away. */
const ROOMY = 760;

/** What one looks for first: how the warranties stand, when they end, what is not known, and where. */
export function FleetFigures({ app, page }: FleetFiguresProps) {
  const isOpen = useSignal(page.innerWidth >= ROOMY);
  return (
    <details
      class="fleet-figures"
      open={isOpen.value}
      onToggle={(event) => (isOpen.value = event.currentTarget.open)}
    >
      <summary>{say('fleet.figures')}</summary>
      {isOpen.value && (
        <div class="figures">
          <CoverageCard model={app.fleet} />
          <MonthsCard model={app.fleet} />
          <DataCard app={app} />
          <ClientsFold app={app} />
        </div>
      )}
    </details>
  );
}
