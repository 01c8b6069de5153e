import { allScopes, permissions } from '@/lib/domain/permissions';

/** The scopes to name; `null`: none, so that the token gets what the key has. */
export type Asked = readonly string[] | null;

/** What came of one try: a 400 mints nothing, and its text may name the scopes in the way. */
export type Try<Value> =
  | { readonly is: 'granted'; readonly value: Value }
  | { readonly is: 'refused'; readonly text: string };

export interface Climbed<Value> {
  readonly value: Value;
  readonly asked: Asked;
}

const everything = [...new Set(allScopes)];

/**
 * Finds the widest set of scopes that a key is given a token for: everything; without those that the refusal
 * names; none named; then ever fewer, down to leaving out one required scope at a time, so that the first success
 * names the missing one. `undefined` when all are refused.
 */
export async function climbDown<Value>(
  remembered: Asked | undefined,
  ask: (asked: Asked) => Promise<Try<Value>>,
): Promise<Climbed<Value> | undefined> {
  let asked: Asked = remembered === undefined ? everything : remembered;
  const rungs: Asked[] = remembered === undefined ? fixedRungs() : [everything, ...fixedRungs()];
  for (;;) {
    const result = await ask(asked);
    if (result.is === 'granted') return { value: result.value, asked };

    const next = withoutNamed(asked, result.text) ?? rungs.shift();
    if (next === undefined) return undefined;
    asked = next;
  }
}

function fixedRungs(): Asked[] {
  const scopesFor = (need: string) =>
    permissions.filter((permission) => permission.need === need).flatMap(({ scopes }) => scopes);
  const required = scopesFor('required');
  const editing = scopesFor('editing');
  return [
    null,
    [...required, ...editing],
    ...editing.map((scope) => [...required, scope]),
    required,
    ...required.map((left) => required.filter((scope) => scope !== left)),
  ];
}

/** The rest, if the refusal names some and not all of what was asked for. */
function withoutNamed(asked: Asked, text: string): Asked | undefined {
  if (!asked) return undefined;
  const named = new Set(text.match(/platform\.[\w.-]*\w/g));
  const rest = asked.filter((scope) => !named.has(scope));
  return rest.length > 0 && rest.length < asked.length ? rest : undefined;
}

/** Whether what was asked for tells what a token is good for when its answer does not. */
export const tellsGrant = (asked: Asked): asked is readonly string[] =>
  asked !== null && asked.length < everything.length;
