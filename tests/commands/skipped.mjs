// Which tests a runner's JSON report says were skipped for a reason that their group's title tells.
import { existsSync, readFileSync } from 'node:fs';

const REASON = /^skipped, because /;

/**
 * A line for each group; one test that a filter left out is of no interest.
 * @param {{ file?: string }} step
 * @returns {string[]}
 */
export function skippedIn({ file }) {
  if (!file || !existsSync(file)) return [];
  const { testResults = [] } = JSON.parse(readFileSync(file, 'utf8'));
  const titles = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'skipped')
    .map(({ ancestorTitles }) => ancestorTitles[0] ?? '')
    .filter((title) => REASON.test(title));
  return [...new Set(titles)].map((title) => {
    const count = titles.filter((other) => other === title).length;
    return `${count} ${count === 1 ? 'test' : 'tests'} ${title}`;
  });
}
