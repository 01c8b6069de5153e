import { useComputed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { displayText } from '@/lib/domain/display-text';
import type { FleetDevice } from '@/lib/domain/fleet-device';
import type { ClientId } from '@/lib/domain/ids';
import type { App } from '@/lib/state/app-model';
import type { FleetRows } from '@/lib/state/fleet-rows';
import { say, textLanguage } from '@/lib/text/say';
import { Button } from '../button';
import { EmptyState } from '../empty-state';
import { ProblemCard } from '../problem-card';
import { ProgressBar } from '../progress-bar';
import { SelectField } from '../select-field';
import { Skeleton } from '../skeleton';
import { FleetReport } from './fleet-report';
import { looksOf } from './fleet-looks';

interface ReportPageProps {
  readonly app: App;
  readonly clientId: ClientId | undefined;
  /** The page's window, which prints. */
  readonly page: Window;
}

/** A report of one client, to be printed or kept as PDF. */
export function ReportPage({ app, clientId, page }: ReportPageProps) {
  const { fleet } = app;
  useEffect(() => void fleet.open(), [fleet]);
  const clients = useComputed(() => clientsAmong(fleet.rows.devices.value)).value;
  const chosen = clients.find(({ id }) => id === clientId);
  const isLoaded = fleet.rows.loading.value.at === 'loaded';
  const name = chosen?.name;
  useEffect(() => titleWhile(page.document, name, fleet.rules.peek().today), [page, name, fleet]);
  return (
    <div class="report-page">
      {!(chosen && isLoaded) && <h1>{say('fleet.reportTitle')}</h1>}
      <div class="report-bar">
        <a class="button" href="#fleet">
          {say('fleet.reportBack')}
        </a>
        <ClientSelect
          clients={clients}
          chosen={chosen}
          onChoose={(id) => (page.location.hash = `report?client=${encodeURIComponent(id)}`)}
        />
        <Button kind="main" isDisabled={!(chosen && isLoaded)} onClick={() => page.print()}>
          {say('fleet.reportPrint')}
        </Button>
      </div>
      {isLoaded ? (
        <Report app={app} clientId={clientId} name={name ?? ''} />
      ) : (
        <Waiting rows={fleet.rows} />
      )}
    </div>
  );
}

interface ClientSelectProps {
  readonly clients: readonly ClientName[];
  readonly chosen: ClientName | undefined;
  readonly onChoose: (id: string) => unknown;
}

const ClientSelect = ({ clients, chosen, onChoose }: ClientSelectProps) => (
  <SelectField
    id="report-client"
    label={say('fleet.reportFor')}
    value={chosen?.id ?? ''}
    onChange={onChoose}
  >
    {!chosen && <option value="">{say('fleet.reportChoose')}</option>}
    {clients.map(({ id, name }) => (
      <option key={id} value={id}>
        {displayText(name)}
      </option>
    ))}
  </SelectField>
);

/** A report of a part of the devices would be wrong: it waits for all. */
function Waiting({ rows: { loading, reload } }: { readonly rows: FleetRows }) {
  const now = loading.value;
  if (now.at === 'failed') return <ProblemCard problem={now.problem} onRetry={reload} />;
  return (
    <>
      {now.at === 'loading' && (
        <ProgressBar
          label={say('fleet.loading', { done: now.done, total: now.total })}
          done={now.done}
          total={now.total}
        />
      )}
      <Skeleton rows={8} />
    </>
  );
}

interface ReportProps {
  readonly app: App;
  readonly clientId: ClientId | undefined;
  readonly name: string;
}

function Report({ app, clientId, name }: ReportProps) {
  if (!clientId) {
    return (
      <EmptyState icon="box" title={say('fleet.reportOfWhom')}>
        <p>{say('fleet.reportHolds')}</p>
      </EmptyState>
    );
  }
  const devices = app.fleet.rows.devices.value.filter(({ row }) => row.clientId === clientId);
  if (devices.length === 0) return <EmptyState icon="box" title={say('fleet.reportEmpty')} />;
  return <FleetReport name={name} clientId={clientId} devices={devices} looks={looksOf(app)} />;
}

interface ClientName {
  readonly id: ClientId;
  readonly name: string;
}

function clientsAmong(devices: readonly FleetDevice[]): readonly ClientName[] {
  const names = new Map<ClientId, string>();
  for (const { row } of devices) {
    if (row.clientId) names.set(row.clientId, row.clientName ?? '');
  }
  const collator = new Intl.Collator(textLanguage(), { numeric: true, sensitivity: 'base' });
  return Array.from(names, ([id, name]) => ({ id, name })).toSorted((one, other) =>
    collator.compare(one.name, other.name),
  );
}

/** Browsers name the PDF by the page's title. */
function titleWhile(page: Document, name: string | undefined, day: string): () => void {
  const before = page.title;
  if (name !== undefined) page.title = `${displayText(name)} · ${say('fleet.reportTitle')} ${day}`;
  return () => (page.title = before);
}
