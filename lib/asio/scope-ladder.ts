import { allScopes, permissions } from '@/lib/domain/permissions';

/** The scopes to name; `null`: none, so that the token gets what the key has. */
export type Asked = readonly string[] | null;

/** What came of one try: a 400 mints nothing, and its text may name the scopes in the way. */
export type Try<Value> =
  | { readonly is: 'granted'; readonly value: Value }
  | { readonly is: 'refused'; readonly text: string };

/** What is known of a key's scopes. */
export interface KnownScopes {
  /** With these it was given a token. */
  readonly asked: Asked;
  /** Each of these was the reason of a refusal. */
  readonly lacking: readonly string[];
}

export interface Climbed<Value> extends KnownScopes {
  readonly value: Value;
}

const everything = [...new Set(allScopes)];

/** A try that minted nothing. */
interface Refusal {
  readonly asked: readonly string[];
  /** Those of them that the refusal speaks of. */
  readonly named: readonly string[];
}

/**
 * Finds a wide set of scopes that a key is given a token for: everything; without those that the refusal names;
 * none named; then ever fewer, down to leaving out one required scope at a time, so that the first success names the
 * missing one. It ends with the first success, because a second token beside a living one locks the key: what fell
 * by the way is asked for again at a renewal, one scope at a time. `undefined` when all are refused.
 */
export async function climbDown<Value>(
  known: KnownScopes | undefined,
  ask: (asked: Asked) => Promise<Try<Value>>,
): Promise<Climbed<Value> | undefined> {
  const rungs = known ? [...widenings(known), everything, ...fixedRungs()] : fixedRungs();
  const refusals: Refusal[] = [];
  for (let asked: Asked | undefined = known ? rungs.shift() : everything; asked !== undefined;) {
    const result: Try<Value> = await ask(asked);
    if (result.is === 'granted') return climbed(result.value, asked, refusals, known);

    const refusal = refusalOf(asked ?? [], result.text);
    refusals.push(refusal);
    asked = withoutNamed(refusal) ?? rungs.shift();
  }
  return undefined;
}

/** What worked before with one more scope each, as long as nothing is known of that; then what worked. */
const widenings = ({ asked, lacking }: KnownScopes): Asked[] => {
  const known = new Set([...(asked ?? everything), ...lacking]);
  const open = everything.filter((scope) => !known.has(scope));
  return [...open.map((scope) => [...(asked ?? []), scope]), asked];
};

function fixedRungs(): Asked[] {
  const scopesFor = (need: string) =>
    permissions.filter((permission) => permission.need === need).flatMap(({ scopes }) => scopes);
  const required = scopesFor('required');
  const editing = scopesFor('editing');
  const optional = scopesFor('optional');
  const half = Math.ceil(optional.length / 2);
  return [
    null,
    ...editing.map((scope) => [...required, scope, ...optional]),
    ...[optional.slice(0, half), optional.slice(half)].map((some) => [
      ...required,
      ...editing,
      ...some,
    ]),
    [...required, ...editing],
    ...editing.map((scope) => [...required, scope]),
    required,
    ...required.map((left) => required.filter((scope) => scope !== left)),
  ];
}

function refusalOf(asked: readonly string[], text: string): Refusal {
  const spokenOf = new Set(text.match(/platform\.[\w.-]*\w/g));
  return { asked, named: asked.filter((scope) => spokenOf.has(scope)) };
}

/** The rest, if the refusal names some and not all of what was asked for. */
const withoutNamed = ({ asked, named }: Refusal): Asked | undefined =>
  named.length > 0 && named.length < asked.length
    ? asked.filter((scope) => !named.includes(scope))
    : undefined;

function climbed<Value>(
  value: Value,
  asked: Asked,
  refusals: readonly Refusal[],
  known: KnownScopes | undefined,
): Climbed<Value> {
  const granted = new Set(asked ?? []);
  const reasons = refusals.flatMap((refusal) => {
    const beyond = refusal.asked.filter((scope) => !granted.has(scope));
    // All the others are granted, so it was this one.
    return beyond.length === 1 ? beyond : refusal.named.filter((scope) => beyond.includes(scope));
  });
  return { value, asked, lacking: [...new Set([...(known?.lacking ?? []), ...reasons])] };
}

/** Whether what was asked for tells what a token is good for when its answer does not. */
export const tellsGrant = (asked: Asked): asked is readonly string[] =>
  asked !== null && asked.length < everything.length;
