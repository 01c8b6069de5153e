/** How a page of the sandbox's portal behaves; all of it is chosen in the query and kept while navigating. */
export interface Switches {
  /** Where a list row carries the device's id: in its link, in a `data-` attribute, or nowhere. */
  readonly ids: 'href' | 'data' | 'none';
  /** How a device page's address names the device. */
  readonly link: 'hash' | 'path' | 'query' | 'reg' | 'public' | 'row';
  /** How a recycled row is filled: its text nodes are rewritten, or all its children replaced. */
  readonly recycle: 'text' | 'content';
  /** Whether rows can be ticked, and by what kind of box. */
  readonly ticks: 'none' | 'native' | 'role';
  /** Milliseconds until data arrives. */
  readonly lateMs: number;
  /** Milliseconds between full re-renders; 0 for none. */
  readonly rerenderMs: number;
  /** The view lives in an open shadow root. */
  readonly shadow: boolean;
  /** The first column of a grid keeps its place. */
  readonly frozen: boolean;
  /** No bars around the view, as inside a frame. */
  readonly embedded: boolean;
}

function choice<Choice extends string>(
  text: string | null,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  return choices.find((known) => known === text) ?? choices[0];
}

export function switchesOf(search: string): Switches {
  const query = new URLSearchParams(search);
  return {
    ids: choice(query.get('ids'), ['href', 'data', 'none']),
    link: choice(query.get('link'), ['hash', 'path', 'query', 'reg', 'public', 'row']),
    recycle: choice(query.get('recycle'), ['text', 'content']),
    ticks: choice(query.get('ticks'), ['none', 'native', 'role']),
    lateMs: Number(query.get('late') ?? 0),
    rerenderMs: Number(query.get('rerender') ?? 0),
    shadow: query.get('shadow') === 'open',
    frozen: query.get('frozen') === '1',
    embedded: query.get('embed') === '1',
  };
}

const SWITCH_NAMES = [
  'ids',
  'link',
  'recycle',
  'ticks',
  'late',
  'rerender',
  'shadow',
  'frozen',
  'embed',
  'rows',
  'csp',
] as const;

/** The part of a query that is switches, to be carried to the next page. */
export function switchQuery(search: string): URLSearchParams {
  const query = new URLSearchParams(search);
  const kept = new URLSearchParams();
  for (const name of SWITCH_NAMES) {
    const value = query.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept;
}
