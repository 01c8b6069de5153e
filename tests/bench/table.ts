import { isWithin, type Measure } from './bench.ts';

const COLUMNS = ['what', 'measured', 'at most', '', 'numbers'] as const;

const cellsOf = (measure: Measure): readonly string[] => [
  measure.what,
  numeral(measure.value),
  numeral(measure.budget),
  isWithin(measure) ? 'met' : 'MISSED',
  measure.numbers,
];

const numeral = (value: number): string => (value === 0 ? '0' : value.toFixed(2));

/** For a terminal. */
export function plainTable(measures: readonly Measure[]): string {
  const rows = [COLUMNS, ...measures.map(cellsOf)];
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `  ${line}`)
    .join('\n');
}

export function markdownTable(measures: readonly Measure[]): string {
  const rows = [COLUMNS, COLUMNS.map(() => '---'), ...measures.map(cellsOf)];
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}
