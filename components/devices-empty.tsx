import type { Tracking } from '@/lib/domain/device';
import type { StatusView } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { Button } from './button';
import { EmptyState } from './empty-state';
import type { IconName } from './icon';
import type { GoTo, Place } from './place';

interface Reason {
  readonly icon: IconName;
  readonly title: string;
  readonly cure: string;
  readonly act?: { readonly label: string; readonly place: Place };
}

interface DevicesEmptyProps {
  readonly app: App;
  readonly tracking: Tracking;
  readonly goTo: GoTo;
}

/** Says which of the reasons holds that no device is listed. */
export function DevicesEmpty({ app, tracking, goTo }: DevicesEmptyProps) {
  const { companyId, kind, groupId, search } = app.devices.listing.query.value;
  const isFiltered = Boolean(companyId ?? kind ?? groupId ?? search);
  const status = app.status.value.value;
  if (!status) return null;
  const { icon, title, cure, act } = isFiltered ? filteredOut : reasonOf(status, tracking);
  return (
    <EmptyState icon={icon} title={title}>
      <p>{cure}</p>
      {isFiltered && (
        <Button
          onClick={() =>
            app.devices.filter({
              companyId: undefined,
              kind: undefined,
              groupId: undefined,
              search: undefined,
            })
          }
        >
          Show all
        </Button>
      )}
      {act && <Button onClick={() => goTo(act.place)}>{act.label}</Button>}
    </EmptyState>
  );
}

const filteredOut: Reason = {
  icon: 'box',
  title: 'No device fits these filters',
  cure: 'Choose another company, type or group, or search for something else.',
};

function reasonOf(status: StatusView, tracking: Tracking): Reason {
  const { connection, counts, sync } = status;
  if (connection.at === 'disconnected') return notConnected;
  if (sync.at === 'running') return stillSyncing;
  if (counts.unmappedCompanies === counts.companies) return nothingMapped;
  if (tracking === 'ignored') return nothingIgnored;
  return tracking === 'imported' ? nothingImported : allReviewed(counts.imported);
}

const notConnected: Reason = {
  icon: 'link',
  title: 'Shelflife is not connected yet',
  cure: 'Connect it to ConnectWise RMM first.',
  act: { label: 'Open overview', place: 'overview' },
};

const stillSyncing: Reason = {
  icon: 'sync',
  title: 'The sync is still running',
  cure: 'Devices appear here as they are read.',
};

const nothingMapped: Reason = {
  icon: 'link',
  title: 'No company is mapped yet',
  cure: 'Only the devices of mapped companies are listed.',
  act: { label: 'Map companies', place: 'companies' },
};

const nothingIgnored: Reason = {
  icon: 'box',
  title: 'No device is ignored',
  cure: 'Devices that you put aside are kept here.',
};

const nothingImported: Reason = {
  icon: 'box',
  title: 'No device is imported yet',
  cure: 'Choose some under To import.',
};

const allReviewed = (imported: number): Reason =>
  imported > 0
    ? {
        icon: 'check',
        title: 'All devices are reviewed',
        cure: 'New devices of mapped companies appear here after a sync.',
      }
    : {
        icon: 'box',
        title: 'The mapped companies have no devices',
        cure: 'Resync if there should be some, or map more companies.',
        act: { label: 'Map companies', place: 'companies' },
      };
