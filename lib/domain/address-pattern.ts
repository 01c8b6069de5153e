/** The parts of an address that say which page it is, and not about what. */
interface Route {
  readonly origin: string;
  readonly path: readonly string[];
  /** Of the hash, where the portal keeps a route in it. */
  readonly hash: readonly string[];
  /** Parameters that name a view, `name=value`. */
  readonly views: readonly string[];
}

const LONGEST_ADDRESS = 8000;
export const LONGEST_PATTERN = 500;
const DEEPEST_ENCODING = 5;
const ADDRESS = /^(https:\/\/[a-z0-9.-]+)(\/[^?#]*)?(\?[^#]*)?(#.*)?$/is;
const VIEW = /^(?:page|view|screen|module|route|component)=[a-z][a-z_-]{1,40}$/i;
const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i;
/** A part of an address that is another one for the next device. */
const CHANGES = /\d{3}|^[0-9a-f]{12,}$|^(?=.*\d)(?=.*[a-z])[\w-]{20,}$/i;
const ANY = '*';

/**
 * The address with `*` for each part that names a device or what it belongs to (ids, numbers, and `names` themselves):
 * `https://control.itsupport247.net/devices/*#/overview`. Of which hosts it may be is for who keeps it to say.
 */
export function patternOf(address: string, names: readonly string[] = []): string | undefined {
  const route = routeOf(address);
  if (!route) return undefined;
  const known = new Set(names.map((name) => name.trim().toLowerCase()).filter(Boolean));
  const open = (part: string): string => (changes(part, known) ? ANY : part.replaceAll(ANY, ''));
  const pattern = written({ ...route, path: route.path.map(open), hash: route.hash.map(open) });
  return pattern.length <= LONGEST_PATTERN ? pattern : undefined;
}

const changes = (part: string, names: ReadonlySet<string>): boolean =>
  UUID.test(part) || CHANGES.test(part) || names.has(part.toLowerCase());

const written = ({ origin, path, hash, views }: Route): string => {
  const route = hash.length > 0 ? `#/${hash.join('/')}` : '';
  const view = views.length > 0 ? `?${views.join('&')}` : '';
  return `${origin}/${path.join('/')}${view}${route}`;
};

/** A pattern that somebody else has written, in the form of our own; nothing for what is none. */
export function parsePattern(text: string): string | undefined {
  if (text.length > LONGEST_PATTERN) return undefined;
  const route = routeOf(text);
  return route && written(route) === text ? text : undefined;
}

/** Whether the pattern stands for the address, whose ids may be any. */
export function fitsPattern(pattern: string, address: string): boolean {
  const [wanted, route] = [routeOf(pattern), routeOf(address)];
  if (!wanted || !route || wanted.origin !== route.origin) return false;
  return (
    fitParts(wanted.path, route.path) &&
    fitParts(wanted.hash, route.hash) &&
    wanted.views.every((view) => route.views.includes(view))
  );
}

const fitParts = (wanted: readonly string[], parts: readonly string[]): boolean =>
  wanted.length === parts.length &&
  wanted.every((part, at) => part === ANY || part.toLowerCase() === parts[at]?.toLowerCase());

/** Patterns that leave less open come first. */
export const morePrecise = (one: string, other: string): number => openness(one) - openness(other);

const openness = (pattern: string): number => pattern.split(ANY).length;

function routeOf(address: string): Route | undefined {
  const parts = ADDRESS.exec(address.slice(0, LONGEST_ADDRESS));
  const [, origin, path = '/', search = '', hash = ''] = parts ?? [];
  if (origin === undefined) return undefined;
  return {
    origin: origin.toLowerCase(),
    path: partsOf(decoded(path)),
    hash: partsOf(hashRoute(decoded(hash))),
    views: search
      .slice(1)
      .split('&')
      .filter((pair) => VIEW.test(pair))
      .toSorted(),
  };
}

const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '');

/** `#/devices/1?tab=2` and the portal's `#??asio_route=/devices?…`; a hash without a slash is a place on the page. */
function hashRoute(hash: string): string {
  const [, asio] = /asio_route=([^?&]*)/i.exec(hash) ?? [];
  const route = asio ?? /^#!?([^?&]*)/.exec(hash)?.[1] ?? '';
  return route.includes('/') ? route : '';
}

function decoded(text: string): string {
  let reading = text;
  for (let depth = 0; depth < DEEPEST_ENCODING; depth += 1) {
    try {
      const next = decodeURIComponent(reading);
      if (next === reading) break;
      reading = next;
    } catch {
      break;
    }
  }
  return reading.replace(/[\s\u0000-\u001f]+/g, ' ');
}
