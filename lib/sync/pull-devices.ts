import { say } from '@/lib/text/say';
import type { DevicePage } from '@/lib/asio/asio';
import { trackingOfNew } from '@/lib/domain/automatic-import';
import { Failure } from '@/lib/domain/failure';
import { afterDevices, skipBatch, splitBatch } from '@/lib/domain/run-steps';
import type { SyncRun } from '@/lib/domain/sync-run';
import { getCompany } from '@/lib/store/companies';
import { commitDevicePage } from '@/lib/store/device-pages';
import { hasUnseen } from '@/lib/store/missing-devices';
import type { Database } from '@/lib/store/database';
import { commitStep } from '@/lib/store/run';
import { readSettings } from '@/lib/store/state';
import { timed, type PullStep } from './pull-step';

export const pullDevices: PullStep = async (deps, run) => {
  const { db, asio, signal } = deps;
  const [batch = []] = run.batches;
  const request = { companyIds: batch, cursor: run.cursor };
  const page = await asio.listDevices(request, { signal, priority: 'background' });
  const { items, setAside, next } = page;
  if (next !== undefined && next === run.cursor) {
    throw new Failure('bad-response', say('asio.samePage'));
  }
  if (isNothing(page, run) && (await hasUnseen(db, batch, run.id))) {
    return commitStep(db, { from: run, advance: splitBatch });
  }
  const settings = await readSettings(db);
  return commitDevicePage(db, {
    devices: items,
    trackingOfNew: trackingOfNew(settings),
    ended: next === undefined ? batch : [],
    setAside: run.setAsideInBatch + setAside,
    at: deps.now(),
    step: timed(deps, run, (stored) =>
      afterDevices(stored, { devices: items.length, setAside, next }),
    ),
  });
};

/**
 * The API says 404 for "no devices" and for "no more of them" as for a company that is gone, whatever others the request
 * names: each is asked alone before its devices count as missing.
 */
const isNothing = ({ items, setAside, next }: DevicePage, { batches }: SyncRun): boolean =>
  items.length + setAside === 0 && next === undefined && (batches[0]?.length ?? 0) > 1;

/** Asks a refused batch again company by company, and passes over the one company that is refused. */
export async function passOverCompany(
  db: Database,
  run: SyncRun,
  failure: Failure,
): Promise<SyncRun | undefined> {
  const [batch = []] = run.batches;
  const [only] = batch;
  if (batch.length > 1 || !only) return commitStep(db, { from: run, advance: splitBatch });
  const name = (await getCompany(db, only))?.name ?? only;
  return commitStep(db, { from: run, advance: (stored) => skipBatch(stored, name, failure) });
}
