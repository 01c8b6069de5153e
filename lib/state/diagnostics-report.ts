import type { Diagnostics, NotedError } from '@/lib/domain/noted-error';
import { portalPatterns, regionList } from '@/lib/domain/region';
import type { StatusView } from '@/lib/messages/protocol';

/** The program and the browser it runs in. */
export interface Environment {
  readonly version: string;
  readonly userAgent: string;
  /** BCP 47, of the browser. */
  readonly language: string;
}

export interface ReportFacts {
  readonly environment: Environment;
  readonly status: StatusView;
  readonly diagnostics: Diagnostics;
  /** Origins and permissions that the browser has given. */
  readonly granted: readonly string[];
  /** Messages of errors may name companies and devices. */
  readonly withMessages: boolean;
  /** Epoch ms. */
  readonly now: number;
}

/** A text for somebody who looks for the cause of a trouble: in English, whatever the browser speaks. */
export function reportText(facts: ReportFacts): string {
  const { environment, status, diagnostics, granted, now } = facts;
  const { version, userAgent, language } = environment;
  return [
    `Shelflife ${version} · ${new Date(now).toISOString()}`,
    `${userAgent} · ${language}`,
    '',
    ...section('Connection', connectionLines(status)),
    ...section('Granted by the browser', grantLines(granted)),
    ...section('Sync', syncLines(status)),
    ...section('Counts', entriesOf(status.counts)),
    ...section('Settings', settingLines(status)),
    ...section(`Store, version ${diagnostics.databaseVersion}`, [
      ...entriesOf(diagnostics.rows),
      `used: ${diagnostics.used ?? '?'} of ${diagnostics.quota ?? '?'} bytes`,
    ]),
    ...section('Errors, newest first', errorLines(diagnostics.errors, facts.withMessages)),
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): readonly string[] => [
  `## ${title}`,
  ...(lines.length > 0 ? lines : ['none']),
  '',
];

const entriesOf = (values: object): readonly string[] =>
  Object.entries(values).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);

/** Of the key only what tells its region. */
function connectionLines({ connection }: StatusView): readonly string[] {
  if (connection.at === 'disconnected') return ['disconnected'];
  const { region, clientId, since, permissions, problem } = connection;
  const lacking = permissions.filter(({ grant }) => grant !== 'granted');
  return [
    `region: ${region}, key begins with ${clientId.slice(0, 4)}`,
    `since: ${new Date(since).toISOString()}`,
    `problem: ${problem?.kind ?? 'none'}`,
    `not granted: ${lacking.map(({ id, grant }) => `${id} (${grant})`).join(', ') || 'none'}`,
  ];
}

/** Those of the manifest by name; of the hosts that a person has added only how many. */
function grantLines(granted: readonly string[]): readonly string[] {
  const own = new Set([...portalPatterns, ...regionList.map(({ apiOrigin }) => `${apiOrigin}/*`)]);
  const isAdded = (grant: string) => grant.includes('://') && !own.has(grant);
  const added = granted.filter(isAdded).length;
  const named = granted.filter((grant) => !isAdded(grant));
  return added > 0 ? [...named, `other hosts: ${added}`] : named;
}

function syncLines({ sync, dates, nextSyncAt }: StatusView): readonly string[] {
  const problem = 'problem' in sync ? sync.problem.kind : undefined;
  return [
    `${sync.at}${problem ? `: ${problem}` : ''}${'phase' in sync ? `, ${sync.phase}` : ''}`,
    `finished: ${'finishedAt' in sync && sync.finishedAt ? new Date(sync.finishedAt).toISOString() : 'never'}`,
    `next: ${nextSyncAt === undefined ? 'none' : new Date(nextSyncAt).toISOString()}`,
    `dates read: ${dates.read} of ${dates.total}${dates.problem ? `, ${dates.problem.kind}` : ''}`,
  ];
}

/** Without the technician's name, who has a policy of its own, and how the company's own hosts are called. */
function settingLines({ settings }: StatusView): readonly string[] {
  const { technicianName: _name, clientPolicies, portalHosts, ...plain } = settings;
  return [
    ...entriesOf(plain),
    `clientPolicies: ${Object.keys(clientPolicies).length}`,
    `portalHosts: ${portalHosts.length}`,
  ];
}

const errorLines = (errors: readonly NotedError[], withMessages: boolean): readonly string[] =>
  errors.map(({ firstAt, lastAt, count, during, kind, message, status }) => {
    const times = count > 1 ? ` (${count} times since ${new Date(firstAt).toISOString()})` : '';
    const told = withMessages ? `: ${message}` : '';
    return `${new Date(lastAt).toISOString()} ${during} ${kind}${status === undefined ? '' : ` ${status}`}${told}${times}`;
  });
