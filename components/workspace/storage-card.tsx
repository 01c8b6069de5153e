import { say } from '@/lib/text/say';
import { Card } from '../card';

const kept = [
  ['settings.storedDates', 'settings.storedDatesWhere'],
  ['settings.storedLists', 'settings.storedListsWhere'],
  ['settings.storedSecret', 'settings.storedSecretWhere'],
  ['settings.storedTokens', 'settings.storedTokensWhere'],
] as const;

/** What is kept where. */
export const StorageCard = () => (
  <Card title={say('settings.stored')}>
    <dl class="facts wide">
      {kept.map(([what, where]) => (
        <div key={what}>
          <dt>{say(what)}</dt>
          <dd>{say(where)}</dd>
        </div>
      ))}
    </dl>
  </Card>
);
