import { counted, numberText } from '@/lib/domain/count-text';
import type { StatusView } from '@/lib/messages/protocol';
import { Button } from './button';
import { Card } from './card';
import type { GoTo, Place } from './place';

interface Step {
  readonly title: string;
  readonly why: string;
  readonly act: string;
  readonly place: Place;
}

interface NextStepsProps {
  readonly status: StatusView;
  readonly goTo: GoTo;
}

/** What stands between here and dates in the portal. */
export function NextSteps({ status, goTo }: NextStepsProps) {
  const steps = stepsOf(status);
  if (steps.length === 0) return null;
  return (
    <Card title="Next" tone="accent">
      <ul class="steps">
        {steps.map(({ title, why, act, place }, index) => (
          <li key={act} class="step">
            <div>
              <p class="step-title">{title}</p>
              <p class="soft">{why}</p>
            </div>
            <Button kind={index === 0 ? 'main' : 'plain'} onClick={() => goTo(place)}>
              {act}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function stepsOf({ counts }: StatusView): readonly Step[] {
  const { companies, unmappedCompanies, staged } = counts;
  const isNew = unmappedCompanies === companies;
  const mapping: Step = {
    title: isNew
      ? 'Map your companies to clients'
      : `${counted(unmappedCompanies, 'company is', 'companies are')} not mapped`,
    why: isNew
      ? `${numberText(companies)} in the RMM. Only mapped companies' devices are listed.`
      : 'Their devices are not listed.',
    act: 'Map companies',
    place: 'companies',
  };
  const reviewing: Step = {
    title: `${counted(staged, 'device waits', 'devices wait')} for review`,
    why: 'Imported devices show their dates in the portal.',
    act: 'Review devices',
    place: 'devices',
  };
  return [...(staged > 0 ? [reviewing] : []), ...(unmappedCompanies > 0 ? [mapping] : [])];
}
