import type { MonthFigures } from '@/lib/domain/fleet-figures';
import { monthText } from '@/lib/domain/fleet-words';
import type { Fleet } from '@/lib/state/fleet-model';
import { numberText, say, sayCount } from '@/lib/text/say';
import { Card } from '../card';

/** When warranties end: a bar for each month, which narrows the table down to it. */
export function MonthsCard({ model }: { readonly model: Fleet }) {
  const months = model.finding.figures.months.value;
  const most = Math.max(...months.map(totalOf));
  return (
    <Card title={say('fleet.months')}>
      {most === 0 && <p class="soft">{say('fleet.monthsNone')}</p>}
      <ol class="months">
        {months.map((figures, index) => (
          <MonthBar
            key={figures.month}
            model={model}
            figures={figures}
            most={most}
            isFirst={index === 0}
          />
        ))}
      </ol>
      <details>
        <summary>{say('fleet.monthsTable')}</summary>
        <MonthTable months={months} />
      </details>
    </Card>
  );
}

const totalOf = ({ active, expiring, expired }: MonthFigures): number =>
  active + expiring + expired;

const BAR = 84;

interface MonthBarProps {
  readonly model: Fleet;
  readonly figures: MonthFigures;
  readonly most: number;
  readonly isFirst: boolean;
}

function MonthBar({ model, figures, most, isFirst }: MonthBarProps) {
  const { month, active, expiring, expired } = figures;
  const total = totalOf(figures);
  const isChosen = model.view.value.filter.expiry?.includes(month) ?? false;
  const year = isFirst || month.endsWith('-01') ? month.slice(0, 4) : '';
  const words = sayCount('fleet.monthBar', total, { month: monthText(month) });
  return (
    <li class="month">
      <span class="month-count" aria-hidden="true">
        {total > 0 && numberText(total)}
      </span>
      <button
        class="month-button"
        type="button"
        aria-pressed={isChosen}
        aria-label={words}
        title={words}
        onClick={() => model.choose('expiry', isChosen ? [] : [month])}
      >
        <svg
          class="month-bar"
          viewBox={`0 0 10 ${BAR}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <Part tone="bad" from={0} count={expired} most={most} />
          <Part tone="warn" from={expired} count={expiring} most={most} />
          <Part tone="good" from={expired + expiring} count={active} most={most} />
        </svg>
      </button>
      <span class="month-name" aria-hidden="true">
        {monthText(month, 'narrow')}
        <span class="month-year">{year}</span>
      </span>
    </li>
  );
}

interface PartProps {
  readonly tone: 'good' | 'warn' | 'bad';
  readonly from: number;
  readonly count: number;
  readonly most: number;
}

function Part({ tone, from, count, most }: PartProps) {
  if (count === 0) return null;
  const height = (count / most) * BAR;
  const below = (from / most) * BAR;
  return <rect data-tone={tone} x={0} width={10} y={BAR - below - height} height={height} />;
}

const MonthTable = ({ months }: { readonly months: readonly MonthFigures[] }) => (
  <div class="table-frame">
    <table class="plain-table">
      <thead>
        <tr>
          <th scope="col">{say('fleet.month')}</th>
          <th scope="col" class="number">
            {say('fleet.ends')}
          </th>
        </tr>
      </thead>
      <tbody>
        {months.map((figures) => (
          <tr key={figures.month}>
            <td>{monthText(figures.month)}</td>
            <td class="number">{numberText(totalOf(figures))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
