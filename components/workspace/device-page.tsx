import { useEffect, useMemo } from 'preact/hooks';
import type { DeviceView } from '@/lib/domain/device-view';
import { deviceKindName } from '@/lib/domain/device';
import { agoText } from '@/lib/domain/time-text';
import type { App } from '@/lib/state/app-model';
import type { DevicePage as Model } from '@/lib/state/device-page-model';
import { now } from '@/lib/state/now';
import { say } from '@/lib/text/say';
import { Button } from '../button';
import { EmptyState } from '../empty-state';
import { Icon } from '../icon';
import { LoadedView } from '../loaded-view';
import { NameText } from '../name-text';
import { TaskOutcome } from '../task-outcome';
import { CustomFieldsCard, DeviceFactsCard } from './device-facts-cards';
import { LifecycleCard } from './lifecycle-card';
import type { WorkspaceRoute } from './workspace-route';

interface DevicePageProps {
  readonly app: App;
  readonly route: Extract<WorkspaceRoute, { place: 'device' }>;
}

/** Everything that is known of one device. */
export function DevicePage({ app, route }: DevicePageProps) {
  const { deviceId } = route;
  const model = useMemo(() => app.deviceOf(deviceId), [app, deviceId]);
  useEffect(() => {
    void model.open();
    return () => model[Symbol.dispose]();
  }, [model]);
  return (
    <>
      {!model.view.value.value && <h1>{say('sheet.device')}</h1>}
      <LoadedView loaded={model.view.state.value} onRetry={model.open} rows={8}>
        {(view: DeviceView | null) =>
          view ? (
            <DeviceSheet
              app={app}
              model={model}
              view={view}
              isPortalUnknown={route.isPortalUnknown ?? false}
            />
          ) : (
            <UnknownDevice />
          )
        }
      </LoadedView>
    </>
  );
}

interface DeviceSheetProps {
  readonly app: App;
  readonly model: Model;
  readonly view: DeviceView;
  /** It was to be opened in the portal. */
  readonly isPortalUnknown: boolean;
}

const DeviceSheet = ({ app, model, view, isPortalUnknown }: DeviceSheetProps) => (
  <div class="device-sheet">
    <DeviceHeader model={model} view={view} />
    {isPortalUnknown && view.missingSince === undefined && (
      <p class="note">{say('sheet.portalUnknown')}</p>
    )}
    {view.missingSince !== undefined && (
      <p class="notice">
        <Icon name="alert" />
        {say('sheet.missing', { ago: agoText(view.missingSince, now.value) })}
      </p>
    )}
    <div class="device-main">
      <LifecycleCard app={app} model={model} view={view} />
      <CustomFieldsCard model={model} />
    </div>
    <DeviceFactsCard app={app} model={model} view={view} />
  </div>
);

function DeviceHeader({ model, view }: Pick<DeviceSheetProps, 'model' | 'view'>) {
  const { name, kind, companyName, siteName, standing } = view;
  const place = [deviceKindName(kind), companyName, siteName].filter(Boolean).join(' · ');
  const { task } = model;
  const end = task.state.value;
  return (
    <header class="device-header">
      <a href={`#devices?tracking=${standing === 'company-not-mapped' ? 'staged' : standing}`}>
        {say('sheet.allDevices')}
      </a>
      <div class="device-title">
        <div>
          <h1>
            <NameText name={name} />
          </h1>
          <p class="soft">
            <NameText name={place} />
          </p>
        </div>
        <Button isBusy={task.busyWith.value === 'open'} onClick={model.openInPortal}>
          <Icon name="open" />
          {say('sheet.openInPortal')}
        </Button>
      </div>
      <TaskOutcome
        task={end.at !== 'idle' && end.what === 'open' ? end : { at: 'idle' }}
        onRetry={task.retry}
      />
    </header>
  );
}

const UnknownDevice = () => (
  <EmptyState icon="box" title={say('sheet.unknownTitle')}>
    <p>{say('sheet.unknownWhy')}</p>
    <a href="#devices">{say('sheet.allDevices')}</a>
  </EmptyState>
);
