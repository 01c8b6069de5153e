import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CompanyId } from '@/lib/domain/ids';
import type { AnswerOf } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { ClientsDialog } from './company-clients';
import { MappingFooter } from './company-mapping-footer';
import { MappingReview } from './company-mapping-review';
import { CompanyMappingTable } from './company-mapping-table';
import { MappingToolbar } from './company-mapping-toolbar';
import { EmptyState } from './empty-state';
import { LoadedView } from './loaded-view';
import { NotConnected } from './not-connected';

interface CompanyMappingProps {
  readonly app: Pick<App, 'mapping' | 'clients' | 'status'>;
  /** The company that the person came here for. */
  readonly focusOn?: CompanyId | undefined;
  /** Whether files can be chosen here: a popup closes over the browser's own dialog. */
  readonly takesFiles?: boolean;
}

/** Which client each company of the RMM stands for. */
export function CompanyMapping({ app, focusOn, takesFiles = false }: CompanyMappingProps) {
  const { mapping: model, clients, status } = app;
  const showsClients = useSignal(false);
  useEffect(() => void model.open(), [model]);
  return (
    <div class="screen with-footer">
      <div class="scroll">
        <MappingToolbar model={model} onClients={() => (showsClients.value = true)} />
        <MappingReview model={model} />
        <LoadedView loaded={model.state.value} onRetry={model.reload} rows={8}>
          {({ companies }: AnswerOf<'companies.list'>) =>
            companies.length > 0 ? (
              <CompanyMappingTable model={model} focusOn={focusOn} />
            ) : (
              <NoCompanies isConnected={status.connection.value?.at === 'connected'} />
            )
          }
        </LoadedView>
      </div>
      <MappingFooter model={model} />
      {showsClients.value && (
        <ClientsDialog
          model={clients}
          takesFiles={takesFiles}
          onClose={() => (showsClients.value = false)}
        />
      )}
    </div>
  );
}

const NoCompanies = ({ isConnected }: { readonly isConnected: boolean }) =>
  isConnected ? (
    <EmptyState icon="box" title={say('companies.none')}>
      <p>{say('companies.noneWhy')}</p>
    </EmptyState>
  ) : (
    <NotConnected />
  );
