import type { DeviceId } from '@/lib/domain/ids';
import { afterUnseen, beforeUnseen } from '@/lib/domain/run-phases';
import { listCompanies } from '@/lib/store/companies';
import { commitDevicePage } from '@/lib/store/device-pages';
import { keptFor, listUnseen } from '@/lib/store/missing-devices';
import { commitStep } from '@/lib/store/run';
import { readState } from '@/lib/store/state';
import { timed, type PullStep } from './pull-step';

/**
 * Looks up what no list has named. A list whose devices become fewer while it is paged, or that change their company,
 * passes over others: these are there, and count as seen.
 */
export const pullUnseen: PullStep = async (deps, run) => {
  const { db, asio, now, signal } = deps;
  if (!run.unseen) {
    const kept = keptFor(run, await readState(db, 'missingDoubt'));
    const hasLeftOutKept = kept.length > 0;
    const ids = await listUnseen(db, run, kept);
    return commitStep(db, {
      from: run,
      advance: (stored) => beforeUnseen(stored, { ids, hasLeftOutKept }),
    });
  }
  const asked = run.unseen.left.slice(0, MOST_IDS);
  const page = await asio.findDevices(asked, { signal, priority: 'background' });
  const wanted = new Set<DeviceId>(asked);
  // The devices of a company that is gone go with it.
  const gone = new Set(
    (await listCompanies(db))
      .filter(({ missingSince }) => missingSince !== undefined)
      .map(({ id }) => id),
  );
  const devices = page.items.filter(({ id, companyId }) => wanted.has(id) && !gone.has(companyId));
  const step = { asked: asked.length, found: devices.length, setAside: page.setAside };
  return commitDevicePage(db, {
    devices,
    trackingOfNew: () => 'staged',
    ended: [],
    setAside: 0,
    at: now(),
    step: timed(deps, run, (stored) => afterUnseen(stored, step)),
  });
};

/** So many one request may name. */
const MOST_IDS = 500;
