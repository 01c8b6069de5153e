const WITH_DOMAIN = /^([\w-]*[a-z][\w-]*)(?:\.[a-z0-9-]+)+$/;

/** Of a name (as a key) that goes on with its domain the name alone; of any other, and of an IP address, none. */
export const hostsOf = (key: string): readonly string[] => WITH_DOMAIN.exec(key)?.slice(1) ?? [];

/** Names (as keys), and what they are without their domains. */
export const withHosts = (keys: readonly string[]): readonly string[] =>
  keys.flatMap((key) => [key, ...hostsOf(key)]);

const wordsIn = (...lists: readonly string[]): ReadonlySet<string> =>
  new Set(lists.flatMap((words) => words.split(',')));

/** What lists say of kinds, states and causes; people call machines so as well. */
// Marked, because the portal's script has no use for it, and would carry it.
const PLAIN_WORDS = /* @__PURE__ */ wordsIn(
  'server,workstation,desktop,laptop,notebook,computer,pc,mac,printer,router,switch,firewall,mobile',
  'windows,linux,macos,virtual,physical,online,offline,active,inactive,enabled,disabled,healthy,ok',
  'open,new,closed,resolved,critical,warning,error,info,high,medium,low,normal,unknown,none,yes,no',
  'test,backup,monitoring,network,security,hardware,software,email',
);

export const isPlainWord = (key: string): boolean => PLAIN_WORDS.has(key);
