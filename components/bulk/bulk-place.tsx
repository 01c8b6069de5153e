import { useEffect } from 'preact/hooks';
import type { App } from '@/lib/state/app-model';
import { BulkDialog } from './bulk-dialog';

/** What an address asks for: devices that a portal page handed over, or a bulk edit that was begun. */
export type BulkRoute = { readonly draft: string } | { readonly bulkId: string };

interface BulkPlaceProps {
  readonly app: App;
  readonly route: BulkRoute | undefined;
  /** Takes the bulk edit out of the address. */
  readonly onLeave: () => unknown;
}

/** Over whatever page is shown: the bulk edit that the address names, or that was begun on this page. */
export function BulkPlace({ app, route, onLeave }: BulkPlaceProps) {
  const { bulk } = app;
  const draft = route && 'draft' in route ? route.draft : undefined;
  const bulkId = route && 'bulkId' in route ? route.bulkId : undefined;
  useEffect(() => {
    if (draft !== undefined) void bulk.openPortalDraft(draft);
    else if (bulkId !== undefined) void bulk.openRun(bulkId);
    else if (bulk.at.peek() === 'run') bulk.close();
  }, [bulk, draft, bulkId]);

  function close(): void {
    bulk.close();
    if (route) void onLeave();
  }
  return <BulkDialog app={app} onClose={close} />;
}
