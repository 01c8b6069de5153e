import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { Card } from '../card';
import { UsageLine } from './usage-line';

const kept = [
  ['settings.storedDates', 'settings.storedDatesWhere'],
  ['settings.storedLists', 'settings.storedListsWhere'],
  ['settings.storedSecret', 'settings.storedSecretWhere'],
  ['settings.storedTokens', 'settings.storedTokensWhere'],
] as const;

/** What is kept where. */
export const StorageCard = ({ app }: { readonly app: App }) => (
  <Card title={say('settings.stored')}>
    <UsageLine model={app.diagnostics} />
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
