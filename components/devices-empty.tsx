import type { Tracking } from '@/lib/domain/device';
import type { Problem } from '@/lib/domain/failure';
import { permissions } from '@/lib/domain/permissions';
import type { StatusView } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
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
  const { tracking: _tracking, ...filters } = app.devices.listing.query.value;
  const isFiltered = Object.keys(filters).length > 0;
  const status = app.status.value.value;
  if (!status) return null;
  const { icon, title, cure, act } = isFiltered ? filteredOut() : reasonOf(status, tracking);
  return (
    <EmptyState icon={icon} title={title}>
      <p>{cure}</p>
      {isFiltered && (
        <Button onClick={() => app.devices.filter(noFilters)}>{say('devices.showAll')}</Button>
      )}
      {act && <Button onClick={() => goTo(act.place)}>{act.label}</Button>}
    </EmptyState>
  );
}

const noFilters = {
  companyId: undefined,
  siteId: undefined,
  kind: undefined,
  maker: undefined,
  groupId: undefined,
  only: undefined,
  search: undefined,
};

const filteredOut = (): Reason => ({
  icon: 'box',
  title: say('devices.emptyFiltered'),
  cure: say('devices.emptyFilteredCure'),
});

/** What stands in the way of any device first, then what has become of them. */
function reasonOf(status: StatusView, tracking: Tracking): Reason {
  const { connection, counts, sync } = status;
  if (connection.at === 'disconnected') return notConnected();
  if (sync.at === 'running') return stillSyncing();
  const lacking = lackingScopeOf(status);
  if (lacking) return scopeMissing(lacking);
  if (sync.at === 'stopped') return syncFailed(sync.problem);
  if (!isFilled(status)) return neverSynced();
  const { companies, unmappedCompanies, leftOut = 0 } = counts;
  if (unmappedCompanies + leftOut === companies) return nothingMapped();
  if (tracking === 'ignored') return nothingIgnored();
  return tracking === 'imported' ? nothingImported() : allReviewed(counts.imported);
}

/** By a sync, or by a data file before any. */
const isFilled = ({ sync, counts }: StatusView): boolean =>
  sync.at !== 'never' || counts.companies > 0;

const NEEDED = permissions.filter(({ id }) => id === 'companies' || id === 'devices');

/** The scope without which no device can be listed, if the key lacks one. */
function lackingScopeOf({ connection, sync }: StatusView): string | undefined {
  if (connection.at === 'disconnected') return undefined;
  const stopped = sync.at === 'stopped' ? sync.problem : undefined;
  const problem = [connection.problem, stopped].find((one) => one?.kind === 'missing-scope');
  if (problem) return wordsOf(problem);
  const missing = connection.permissions.filter(({ grant }) => grant === 'missing');
  const lacked = NEEDED.find(({ id }) => missing.some((result) => result.id === id));
  return lacked && say('devices.emptyScopeCure', { scope: lacked.scopes.join(', ') });
}

const wordsOf = ({ message, advice }: Problem): string =>
  say('devices.emptyFailedCure', { message, advice });

const toOverview = () => ({ label: say('devices.openOverview'), place: 'overview' }) as const;
const toCompanies = () => ({ label: say('devices.mapCompanies'), place: 'companies' }) as const;

const notConnected = (): Reason => ({
  icon: 'link',
  title: say('devices.emptyNotConnected'),
  cure: say('devices.emptyNotConnectedCure'),
  act: toOverview(),
});

const stillSyncing = (): Reason => ({
  icon: 'sync',
  title: say('devices.emptySyncing'),
  cure: say('devices.emptySyncingCure'),
});

const scopeMissing = (cure: string): Reason => ({
  icon: 'alert',
  title: say('devices.emptyScope'),
  cure,
  act: toOverview(),
});

const syncFailed = (problem: Problem): Reason => ({
  icon: 'alert',
  title: say('devices.emptyFailed'),
  cure: wordsOf(problem),
  act: toOverview(),
});

const neverSynced = (): Reason => ({
  icon: 'sync',
  title: say('devices.emptyNeverSynced'),
  cure: say('devices.emptyNeverSyncedCure'),
  act: toOverview(),
});

const nothingMapped = (): Reason => ({
  icon: 'link',
  title: say('devices.emptyUnmapped'),
  cure: say('devices.emptyUnmappedCure'),
  act: toCompanies(),
});

const nothingIgnored = (): Reason => ({
  icon: 'box',
  title: say('devices.emptyIgnored'),
  cure: say('devices.emptyIgnoredCure'),
});

const nothingImported = (): Reason => ({
  icon: 'box',
  title: say('devices.emptyImported'),
  cure: say('devices.emptyImportedCure'),
});

const allReviewed = (imported: number): Reason =>
  imported > 0
    ? {
        icon: 'check',
        title: say('devices.emptyReviewed'),
        cure: say('devices.emptyReviewedCure'),
      }
    : {
        icon: 'box',
        title: say('devices.emptyNoDevices'),
        cure: say('devices.emptyNoDevicesCure'),
        act: toCompanies(),
      };
