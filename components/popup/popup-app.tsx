import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { StatusView } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { ActivityList } from '../activity-list';
import { Button } from '../button';
import { CompanyMapping } from '../company-mapping';
import { ConnectScreen } from '../connect-screen';
import { DeviceReview } from '../device-review';
import { Icon } from '../icon';
import { LoadedView } from '../loaded-view';
import { Overview } from '../overview';
import type { GoTo, Place } from '../place';
import { ProductMark } from '../product-mark';
import { RepairPlace } from '../repair-card';
import { StateWord } from '../state-word';
import { Tabs, type Tab } from '../tabs';

type PopupPlace = Exclude<Place, 'settings'>;

interface PopupAppProps {
  readonly app: App;
  readonly openWorkspace: () => unknown;
}

export function PopupApp({ app, openWorkspace }: PopupAppProps) {
  useLayoutEffect(() => void app.status.reload(), [app]);
  const isToConnect = app.status.connection.value?.at === 'disconnected';
  const product = say('general.product');
  return (
    <div class="popup">
      <header class="popup-header">
        <ProductMark />
        {isToConnect ? <p class="product">{product}</p> : <h1 class="product">{product}</h1>}
        <StateWord status={app.status.value.value} />
        <Button kind="quiet" onClick={openWorkspace}>
          <Icon name="open" />
          <span class="where-wide">
            {say(isToConnect ? 'overview.setUpInTab' : 'overview.openWorkspace')}
          </span>
        </Button>
      </header>
      <main class="popup-main">
        <LoadedView loaded={app.status.state.value} onRetry={app.status.reload} rows={6}>
          {() =>
            isToConnect ? (
              <ConnectScreen model={app.connection} />
            ) : (
              <>
                <RepairPlace app={app} />
                <PopupTabs app={app} />
              </>
            )
          }
        </LoadedView>
      </main>
    </div>
  );
}

function PopupTabs({ app }: { readonly app: App }) {
  const place = useSignal<PopupPlace>('overview');
  const goTo = (to: Place) => {
    if (to !== 'settings') place.value = to;
  };
  return (
    <Tabs
      label={say('general.product')}
      tabs={tabsOf(app.status.value.value)}
      current={place.value}
      onChoose={goTo}
    >
      <Panel app={app} place={place.value} goTo={goTo} />
    </Tabs>
  );
}

const tabsOf = (status: StatusView | undefined): readonly Tab<PopupPlace>[] => [
  { name: 'overview', label: say('overview.overview') },
  {
    name: 'companies',
    label: say('overview.companies'),
    count: status?.counts.unmappedCompanies ?? 0,
  },
  { name: 'devices', label: say('overview.devices'), count: status?.counts.staged ?? 0 },
  { name: 'activity', label: say('overview.activity'), count: status?.counts.needPerson ?? 0 },
];

interface PanelProps {
  readonly app: App;
  readonly place: PopupPlace;
  readonly goTo: GoTo;
}

function Panel({ app, place, goTo }: PanelProps) {
  switch (place) {
    case 'overview':
      return <Overview app={app} goTo={goTo} />;
    case 'companies':
      return <CompanyMapping app={app} />;
    case 'devices':
      return <DeviceReview app={app} tracking="staged" goTo={goTo} opens="portal" />;
    case 'activity':
      return <ActivityList app={app} />;
  }
}
