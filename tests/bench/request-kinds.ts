import type { RecordedRequest } from '../sandbox/journal.ts';

const PATHS = {
  token: /^\/v1\/token$/,
  'rate limits': /^\/v1\/rate_limits$/,
  companies: /\/company\/companies$/,
  sites: /\/company\/sites$/,
  'pages of devices': /\/device\/categories\/\w+\/endpoints$/,
  groups: /\/device-groups$/,
  'members of a group': /\/device-groups\/[\w-]+\/endpoints$/,
  'hypervisor hosts': /\/device\/hypervisors\/hosts$/,
  'details of a device': /\/device\/companies\/[\w-]+\/sites\/[\w-]+\/endpoints\/[\w-]+$/,
  'definitions of fields': /\/custom-field\/definitions$/,
} as const;

export type RequestKind = keyof typeof PATHS | 'others';

export type RequestCounts = Readonly<Partial<Record<RequestKind, number>>>;

export const requestKinds: readonly RequestKind[] = [
  ...(Object.keys(PATHS) as (keyof typeof PATHS)[]),
  'others',
];

export const kindOf = ({ path }: Pick<RecordedRequest, 'path'>): RequestKind =>
  requestKinds.find((kind) => kind !== 'others' && PATHS[kind].test(path)) ?? 'others';

export function countKinds(requests: readonly Pick<RecordedRequest, 'path'>[]): RequestCounts {
  const counts: Partial<Record<RequestKind, number>> = {};
  for (const request of requests) {
    const kind = kindOf(request);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

export const totalOf = (counts: RequestCounts): number =>
  Object.values(counts).reduce((sum, some) => sum + some, 0);

/** The companies that a page of devices was asked of. */
export function companiesIn({ body }: Pick<RecordedRequest, 'body'>): readonly string[] {
  const { resources } = JSON.parse(body) as { readonly resources: readonly string[] };
  return resources;
}
