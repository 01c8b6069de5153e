import { expectedBadges } from '../e2e/expected-badges.ts';
import { until } from '../e2e/until.ts';
import { BADGE, button, type Scene } from './scene.ts';

/** Half of the lowest row, px. */
const NEAR = 14;
const LEAST = 8;

const NAMES = `
  const middleOf = ({ top, bottom }) => (top + bottom) / 2;
  return [...document.querySelectorAll('a')].map((link) =>
    [link.textContent.trim(), middleOf(link.getBoundingClientRect())]);
`;

/** Each badge beside the name of a device whose it is: some names are shared. */
export const untilBadgesAreRight = (scene: Scene): Promise<unknown> =>
  until('badges, each beside its device', async () => (await strayBadges(scene)).length === 0, {
    timeoutMs: 20_000,
    seen: async () => (await strayBadges(scene)).join('\n'),
  });

async function strayBadges({ tab, sandbox }: Scene): Promise<readonly string[]> {
  const companies = sandbox.world.companies.map(({ name }) => name);
  const expected = Map.groupBy(expectedBadges(sandbox, companies), ([name]) => name);
  const names = (await tab.run(NAMES)) as readonly (readonly [string, number])[];
  const badges = await tab.all(button(BADGE));
  const stray = badges.flatMap(({ name, y }) => {
    if (name.endsWith('not read yet')) return [];
    const beside = names.filter(([, at]) => Math.abs(at - y) < NEAR).map(([text]) => text);
    const right = beside.flatMap((text) => expected.get(text) ?? []);
    const isRight = right.some(([, badge]) => badge !== null && name.startsWith(badge));
    return isRight ? [] : [`${name} beside ${beside.join(', ')}`];
  });
  return badges.length < LEAST ? [...stray, `only ${badges.length} badges`] : stray;
}
