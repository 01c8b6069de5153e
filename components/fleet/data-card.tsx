import { fleetGaps } from '@/lib/domain/fleet-device';
import { percentOf } from '@/lib/domain/fleet-figures';
import { dateFields } from '@/lib/domain/lifecycle';
import type { App } from '@/lib/state/app-model';
import { say, sayCount } from '@/lib/text/say';
import { Button } from '../button';
import { Card } from '../card';
import { TaskOutcome } from '../task-outcome';
import { ShareBar, ShareList } from './share-bar';

/** How complete the dates are, and what makes them more so. */
export function DataCard({ app }: { readonly app: App }) {
  const { fleet } = app;
  const { data, gap, total } = fleet.finding.figures;
  const { bought, complete } = data.value;
  const shares = fleetGaps.map((option) => ({
    option,
    tone: 'plain' as const,
    count: gap.value.get(option) ?? 0,
    // Any device can be missing or not be read; only one that is bought should have dates.
    whole: option === 'not-read' || option === 'gone' ? total.value : bought,
  }));
  return (
    <Card title={say('fleet.completeness')}>
      {bought > 0 && (
        <>
          <p class="figure">
            <strong>{say('fleet.completeShare', { share: percentOf(complete, bought) })}</strong>{' '}
            <span class="soft">{sayCount('fleet.completeOf', bought)}</span>
          </p>
          <ShareBar
            shares={[
              { option: 'complete', tone: 'good', count: complete },
              { option: 'incomplete', tone: 'plain', count: bought - complete },
            ]}
          />
        </>
      )}
      <ShareList model={fleet} facet="gap" shares={shares} />
      <Ways app={app} isIncomplete={complete < bought} />
    </Card>
  );
}

interface WaysProps {
  readonly app: App;
  readonly isIncomplete: boolean;
}

/** What to do about it, the most fruitful first. */
function Ways({ app, isIncomplete }: WaysProps) {
  const { missing, status } = app;
  const { fields, counts } = status.value.value ?? {};
  const lacksField = fields !== undefined && dateFields.some((field) => !fields[field]);
  const staged = counts?.staged ?? 0;
  return (
    <div class="ways">
      {lacksField && <a href="#settings">{say('fleet.improveFields')}</a>}
      {isIncomplete && (
        <Button
          isBusy={missing.task.busyWith.value === 'next'}
          onClick={async () => {
            await missing.choose(missingQuery(app));
            await missing.showNext();
          }}
        >
          {say('fleet.improveNext')}
        </Button>
      )}
      {staged > 0 && <a href="#devices">{sayCount('fleet.improveImport', staged)}</a>}
      <TaskOutcome task={missing.task.state.value} onRetry={missing.task.retry} />
    </div>
  );
}

/** Of the one client that is chosen, where one is. */
function missingQuery({ fleet }: App) {
  const chosen = fleet.view.peek().filter.client ?? [];
  const client = fleet.finding.figures.clients
    .peek()
    .find(({ clientId }) => clientId === chosen[0]);
  return client && chosen.length === 1 ? { clientId: client.clientId } : {};
}
