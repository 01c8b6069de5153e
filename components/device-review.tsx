import { useEffect } from 'preact/hooks';
import type { Tracking } from '@/lib/domain/device';
import type { DevicePage } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { DeviceActions } from './device-actions';
import { DeviceFilters } from './device-filters';
import type { DeviceOpening } from './device-name';
import { DeviceTable } from './device-table';
import { DevicesEmpty } from './devices-empty';
import { LoadedView } from './loaded-view';
import { NextMissing } from './next-missing';
import { Pager } from './pager';
import type { GoTo } from './place';
import { Switch } from './switch';

interface DeviceReviewProps {
  readonly app: App;
  readonly tracking: Tracking;
  readonly goTo: GoTo;
  /** Where a device's name leads. */
  readonly opens: DeviceOpening;
}

/** Devices by where they stand: those to import, those imported, those put aside. */
export function DeviceReview({ app, tracking, goTo, opens }: DeviceReviewProps) {
  const { devices, groups, status, settings } = app;
  useEffect(() => void devices.open(tracking), [devices, tracking]);
  const sync = status.value.value?.sync;
  const syncedAt = sync?.at === 'done' ? sync.finishedAt : undefined;
  useEffect(() => void groups.reload(), [groups, syncedAt]);
  const isAutomatic = status.value.value?.settings.importNewAutomatically ?? false;
  return (
    <div class="screen with-footer">
      <div class="scroll">
        {tracking === 'staged' && (
          <Switch
            id="import-automatically"
            label="Import new devices automatically"
            isOn={isAutomatic}
            onChange={(isOn) => settings.change('importNewAutomatically', isOn)}
          />
        )}
        <DeviceFilters model={devices} groups={groups.value.value ?? []} />
        <NextMissing app={app} isOffered={opens === 'page'} />
        <LoadedView loaded={devices.listing.state.value} onRetry={devices.listing.refresh} rows={8}>
          {(page: DevicePage) =>
            page.rows.length > 0 ? (
              <>
                <DeviceTable app={app} page={page} tracking={tracking} opens={opens} />
                <Pager model={devices} total={page.total} />
              </>
            ) : (
              <DevicesEmpty app={app} tracking={tracking} goTo={goTo} />
            )
          }
        </LoadedView>
      </div>
      <DeviceActions
        model={devices}
        tracking={tracking}
        onEditDates={opens === 'page' ? app.bulk.openDraft : undefined}
      />
    </div>
  );
}
