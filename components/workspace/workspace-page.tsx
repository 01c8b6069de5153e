import type { App } from '@/lib/state/app-model';
import { CompanyMapping } from '../company-mapping';
import { ConnectScreen } from '../connect-screen';
import { FleetPage } from '../fleet/fleet-page';
import { ReportPage } from '../fleet/report-page';
import { NotConnected } from '../not-connected';
import { Overview } from '../overview';
import type { GoTo } from '../place';
import { ActivityPage } from './activity-page';
import { DevicePage } from './device-page';
import { DevicesPage } from './devices-page';
import { SettingsPage } from './settings-page';
import type { WorkspaceRoute } from './workspace-route';

interface WorkspacePageProps {
  readonly app: App;
  readonly route: WorkspaceRoute;
  readonly goTo: GoTo;
  /** The page's window. */
  readonly page: Window;
}

export function WorkspacePage({ app, route, goTo, page }: WorkspacePageProps) {
  switch (route.place) {
    case 'overview':
      return <OverviewPlace app={app} goTo={goTo} />;
    case 'fleet':
      return <FleetPage app={app} route={route} page={page} />;
    case 'report':
      return <ReportPage app={app} clientId={route.clientId} page={page} />;
    case 'companies':
      return <CompanyMapping app={app} focusOn={route.companyId} takesFiles />;
    case 'devices':
      return isBare(app) ? (
        <NotConnected />
      ) : (
        <DevicesPage app={app} tracking={route.tracking} groupId={route.groupId} goTo={goTo} />
      );
    case 'activity':
      return <ActivityPage app={app} deviceId={route.deviceId} />;
    case 'device':
      return <DevicePage app={app} route={route} key={route.deviceId} />;
    case 'settings':
      return <SettingsPage app={app} />;
  }
}

/** Not connected, and nothing from a data file either. */
const isBare = ({ status }: App): boolean =>
  status.connection.value?.at === 'disconnected' && status.value.value?.counts.companies === 0;

const OverviewPlace = ({ app, goTo }: Pick<WorkspacePageProps, 'app' | 'goTo'>) =>
  app.status.connection.value?.at === 'connected' ? (
    <Overview app={app} goTo={goTo} opensBulks />
  ) : (
    <ConnectScreen model={app.connection} />
  );
