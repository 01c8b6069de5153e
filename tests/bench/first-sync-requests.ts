import type { RecordedRequest } from '../sandbox/journal.ts';
import { count, type Bench } from './bench.ts';
import { LARGE } from '../fixtures/large-fleet/large-world.ts';
import { leastRequests, unlistedHosts } from './least-requests.ts';
import {
  companiesIn,
  countKinds,
  kindOf,
  requestKinds,
  totalOf,
  type RequestCounts,
} from './request-kinds.ts';
import { ask, connect, mapAll, onStage, syncing, untilQuiet, type Stage } from './stage.ts';

/**
 * Requests of a first sync, from the moment the credentials are stored until every company is mapped and its devices
 * are stored, against the least that the API allows. The permissions' proofs come before and are not a sync's; the
 * token that they obtained is, and counts.
 */
export const firstSyncRequests: Bench = {
  name: 'first-sync-requests',
  run: () =>
    onStage({ size: LARGE }, async (stage) => {
      const { sandbox } = stage;
      await connect(stage);
      await syncing(stage, () => mapAll(stage));
      await untilQuiet(stage);

      const sent = await requestsOfSync(stage);
      const least = leastRequests(sandbox.world, orderOf(sent));
      const asked = countKinds(sent);
      await expectAll(stage, asked, least);
      const value = totalOf(asked) / totalOf(least);
      const { companies, sites, fleet, groups } = sandbox.world;
      return {
        measures: [
          {
            what: 'Requests of a first sync ÷ the least possible',
            value,
            budget: 1.05,
            numbers: `${count(totalOf(asked))} ÷ ${count(totalOf(least))}; ${count(fleet.count)} devices, ${companies.length} companies, ${count(sites.length)} sites, ${groups.length} groups`,
          },
        ],
        details: { asked, least },
      };
    }),
};

/** Who leaves something out needs fewer requests: that must not count as thrift. */
async function expectAll(stage: Stage, asked: RequestCounts, least: RequestCounts): Promise<void> {
  const { counts } = await ask(stage, 'status.get', null);
  const { world } = stage.sandbox;
  const devices = world.fleet.count + unlistedHosts(world).length;
  if (counts.staged !== devices) throw new Error(`${counts.staged} of ${devices} are stored.`);
  for (const kind of requestKinds) {
    const [is, due] = [asked[kind] ?? 0, least[kind] ?? 0];
    if (is < due) throw new Error(`${kind}: ${is} requests where ${due} are needed.`);
  }
}

async function requestsOfSync(stage: Stage): Promise<readonly RecordedRequest[]> {
  const { connection } = await ask(stage, 'status.get', null);
  if (connection.at !== 'connected') throw new Error('The connection was lost.');
  return stage.sandbox.requests.filter(
    (request) => request.at >= connection.since || kindOf(request) === 'token',
  );
}

const orderOf = (requests: readonly RecordedRequest[]): readonly string[] => [
  ...new Set(
    requests.filter((request) => kindOf(request) === 'pages of devices').flatMap(companiesIn),
  ),
];
