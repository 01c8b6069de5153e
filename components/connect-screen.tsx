import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { ConnectionForm } from './connection-form';
import { KeyGuide } from './key-guide';

/** The first screen: nothing else can be done before it. */
export const ConnectScreen = ({ model }: { readonly model: App['connection'] }) => (
  <div class="screen connect">
    <div class="lead">
      <h1>{say('connection.title')}</h1>
      <p class="soft">{say('connection.lead')}</p>
    </div>
    <ConnectionForm model={model} />
    <KeyGuide />
  </div>
);
