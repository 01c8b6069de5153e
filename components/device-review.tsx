import { useEffect } from 'preact/hooks';
import type { Tracking } from '@/lib/domain/device';
import type { DevicePage } from '@/lib/messages/protocol';
import { defaultSettings } from '@/lib/domain/settings';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { DeviceActions } from './device-actions';
import { DeviceFilters } from './device-filters';
import type { DeviceOpening } from './device-name';
import { DeviceTable } from './device-table';
import { DeviceTwins } from './device-twins';
import { DevicesEmpty } from './devices-empty';
import { ImportRules } from './import-rules';
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
  const chosen = status.value.value?.settings ?? defaultSettings;
  return (
    <div class="screen with-footer">
      <div class="scroll">
        {tracking === 'staged' && (
          <div class="automatic-import">
            <Switch
              id="import-automatically"
              label={say('devices.automatic')}
              isOn={chosen.importNewAutomatically}
              onChange={(isOn) => settings.change('importNewAutomatically', isOn)}
            />
            <ImportRules settings={chosen} change={settings.change} />
          </div>
        )}
        <Filters app={app} tracking={tracking} opens={opens} />
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
      <DeviceTwins model={devices} />
    </div>
  );
}

const Filters = ({ app, tracking, opens }: Omit<DeviceReviewProps, 'goTo'>) =>
  hasNothing(app, tracking) ? null : (
    <DeviceFilters
      model={app.devices}
      groups={app.groups.value.value ?? []}
      isRoomy={opens === 'page'}
    />
  );

/** Nothing to search in: it is known before the list is, so that nothing moves when it comes. */
function hasNothing({ devices, status }: App, tracking: Tracking): boolean {
  const { tracking: _tracking, ...filters } = devices.listing.query.value;
  const counts = status.value.value?.counts;
  if (!counts || tracking === 'ignored' || Object.keys(filters).length > 0) return false;
  return counts[tracking] + (devices.listing.page.value?.total ?? 0) === 0;
}
