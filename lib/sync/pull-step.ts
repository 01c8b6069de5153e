import type { Asio } from '@/lib/asio/asio';
import { paced } from '@/lib/domain/run-pace';
import type { SyncRun } from '@/lib/domain/sync-run';
import type { Database } from '@/lib/store/database';
import type { RunStep } from '@/lib/store/run';

export interface PhaseDeps {
  readonly db: Database;
  readonly asio: Pick<
    Asio,
    | 'listCompanies'
    | 'listSites'
    | 'listDevices'
    | 'findDevices'
    | 'listGroups'
    | 'listGroupMembers'
    | 'listHypervisorHosts'
    | 'readFacts'
    | 'listFieldsOf'
  >;
  readonly now: () => number;
  /** When (epoch ms) this step began. */
  readonly beganAt: number;
  readonly signal: AbortSignal;
}

/** One request and its commit. Gives the run as it stands then, or `undefined` when it is not ours any more. */
export type PullStep = (deps: PhaseDeps, run: SyncRun) => Promise<SyncRun | undefined>;

/** A step with what it tells of the pace. */
export const timed = (
  { now, beganAt }: Pick<PhaseDeps, 'now' | 'beganAt'>,
  run: SyncRun,
  advance: RunStep['advance'],
): RunStep => ({
  from: run,
  advance: (stored) => paced(stored, advance(stored), now() - beganAt),
});
