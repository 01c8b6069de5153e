import type { StatusView } from '@/lib/messages/protocol';
import { say, sayCount } from '@/lib/text/say';
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
    <Card title={say('devices.next')} tone="accent">
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
    title: isNew ? say('devices.mapYours') : sayCount('devices.unmapped', unmappedCompanies),
    why: isNew ? sayCount('devices.mapYoursWhy', companies) : say('devices.unmappedWhy'),
    act: say('devices.mapCompanies'),
    place: 'companies',
  };
  const reviewing: Step = {
    title: sayCount('devices.waiting', staged),
    why: say('devices.waitingWhy'),
    act: say('devices.review'),
    place: 'devices',
  };
  return [...(staged > 0 ? [reviewing] : []), ...(unmappedCompanies > 0 ? [mapping] : [])];
}
