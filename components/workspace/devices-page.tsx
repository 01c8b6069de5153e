import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Tracking } from '@/lib/domain/device';
import type { GroupId } from '@/lib/domain/ids';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { DeviceReview } from '../device-review';
import type { GoTo } from '../place';
import { Tabs, type Tab } from '../tabs';

const tabs = (): readonly Tab<Tracking>[] => [
  { name: 'staged', label: say('sheet.toImport') },
  { name: 'imported', label: say('sheet.imported') },
  { name: 'ignored', label: say('sheet.ignored') },
];

interface DevicesPageProps {
  readonly app: App;
  /** Which tab, and which group, the address asks for. */
  readonly tracking: Tracking;
  readonly groupId?: GroupId | undefined;
  readonly goTo: GoTo;
}

export function DevicesPage({ app, tracking, groupId, goTo }: DevicesPageProps) {
  const current = useSignal(tracking);
  useEffect(() => void (current.value = tracking), [current, tracking]);
  useEffect(() => {
    if (groupId) void app.devices.filter({ tracking, groupId });
  }, [app, tracking, groupId]);
  return (
    <Tabs
      label={say('sheet.listsLabel')}
      tabs={tabs()}
      current={current.value}
      onChoose={(name) => (current.value = name)}
    >
      <DeviceReview app={app} tracking={current.value} goTo={goTo} opens="page" />
    </Tabs>
  );
}
