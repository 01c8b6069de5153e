import type { App } from '@/lib/state/app-model';
import { ConnectionForm } from './connection-form';
import { KeyGuide } from './key-guide';

/** The first screen: nothing else can be done before it. */
export const ConnectScreen = ({ model }: { readonly model: App['connection'] }) => (
  <div class="screen connect">
    <div class="lead">
      <h1>Connect to ConnectWise RMM</h1>
      <p class="soft">
        Shelflife reads your devices and keeps their purchase and warranty dates in the RMM. Make a
        key in ConnectWise under Integrations, API Access, and paste it here.
      </p>
    </div>
    <ConnectionForm model={model} />
    <KeyGuide />
  </div>
);
