import { useEffect } from 'preact/hooks';
import type { DeviceId } from '@/lib/domain/ids';
import type { App } from '@/lib/state/app-model';
import { ActivityFilters } from '../activity-filters';
import { ActivityList } from '../activity-list';
import { BulkList } from '../bulk/bulk-list';

interface ActivityPageProps {
  readonly app: App;
  /** Whose history the address asks for. */
  readonly deviceId: DeviceId | undefined;
}

/** The whole history, with filters, and as a file. */
export function ActivityPage({ app, deviceId }: ActivityPageProps) {
  const { activity } = app;
  useEffect(() => {
    if (deviceId) void activity.narrow({ deviceId });
  }, [activity, deviceId]);
  return (
    <div class="screen">
      <BulkList app={app} />
      <ActivityFilters app={app} />
      <ActivityList app={app} opensBulks />
    </div>
  );
}
