import { useSignal } from '@preact/signals';
import type { App } from '@/lib/state/app-model';
import { say, sayCount } from '@/lib/text/say';
import { ClientsFold } from './clients-fold';
import { CoverageCard, CoverageLine } from './coverage-card';
import { DataCard } from './data-card';
import { MonthsCard } from './months-card';

interface FleetFiguresProps {
  readonly app: App;
  /** The page's window. */
  readonly page: Window;
}

/** With less of either (CSS pixels) the table has the room, and the figures are a touch away. */
const ROOMY = 900;

/** What one looks for first: how the warranties stand, when they end, what is not known, and where. */
export function FleetFigures({ app, page }: FleetFiguresProps) {
  const isOpen = useSignal(Math.min(page.innerWidth, page.innerHeight) >= ROOMY);
  return (
    <div class="fleet-summary">
      <details
        class="fleet-figures"
        open={isOpen.value}
        onToggle={(event) => (isOpen.value = event.currentTarget.open)}
      >
        <summary>{say('fleet.figures')}</summary>
        {isOpen.value && <Figures app={app} />}
      </details>
      {!isOpen.value && <CoverageLine model={app.fleet} />}
    </div>
  );
}

function Figures({ app }: Pick<FleetFiguresProps, 'app'>) {
  const { total, isChosen } = app.fleet.finding.figures;
  return (
    <>
      <p class="soft">
        {sayCount('fleet.figuresOf', total.value)} {isChosen.value && say('fleet.figuresStay')}
      </p>
      <div class="figures">
        <CoverageCard model={app.fleet} />
        <MonthsCard model={app.fleet} />
        <DataCard app={app} />
        <ClientsFold app={app} />
      </div>
    </>
  );
}
