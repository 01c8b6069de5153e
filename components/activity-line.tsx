import type { ActivityView } from '@/lib/domain/activity';
import { displayText } from '@/lib/domain/display-text';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { ActivityActions } from './activity-actions';
import { wordsOf } from './activity-words';
import { DatedText } from './dated-text';
import { Icon } from './icon';
import { NameText } from './name-text';
import { outcomeTones } from './outcome-tones';
import { WhenText } from './when-text';

interface ActivityLineProps {
  readonly app: App;
  readonly line: ActivityView;
}

export function ActivityLine({ app, line }: ActivityLineProps) {
  const { number, at, event, outcome, problem } = line;
  const display = app.status.value.value?.settings.dateDisplay ?? 'iso';
  const { icon, title, details } = wordsOf(line, display);
  const isUnfinished = outcome === 'waiting' || outcome === 'not-saved';
  return (
    <li class="activity-line">
      <Icon name={icon} />
      <div class="activity-body">
        <div id={`activity-${number}`}>
          <p class="activity-title">
            <NameText name={title} />
            {outcome && (
              <span class="pill" data-tone={outcomeTones[outcome]}>
                {say(`outcome.${outcome}`)}
              </span>
            )}
          </p>
          {details.map((detail) => (
            <p key={detail} class="activity-detail">
              <bdi>
                <DatedText>{displayText(detail)}</DatedText>
              </bdi>
            </p>
          ))}
        </div>
        {problem && isUnfinished && (
          <p class={outcome === 'waiting' ? 'waiting' : 'tone-bad'}>
            {problem.message} {problem.advice}
          </p>
        )}
        <p class="soft">
          {'by' in event && event.by !== '' && `${event.by}, `}
          <WhenText at={at} />
        </p>
        <ActivityActions app={app} line={line} />
      </div>
    </li>
  );
}
