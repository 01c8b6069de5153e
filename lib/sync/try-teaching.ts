import type { Evidence } from '@/lib/domain/evidence';
import type { TeachResult } from '@/lib/domain/taught-page';
import { readEvidenceRecords } from '@/lib/store/evidence-records';
import { recognisePage, type PageRecognition, type RecogniserDeps } from './recognise-devices';
import { keysOf } from './row-context';

export interface TeachTry {
  /** What the page says besides. */
  readonly page: Evidence;
  /** Texts in which the name or serial number may stand, likeliest first. */
  readonly readings: readonly string[];
  /** The same of other rows of the list, each as many and in the same order. */
  readonly rows: readonly (readonly string[])[];
}

/** Which device the text that a person pointed at names: by that text alone, whatever ids the page has. */
export async function tryTeaching(
  deps: RecogniserDeps,
  { page, readings, rows }: TeachTry,
  signal: AbortSignal,
): Promise<TeachResult> {
  const around = await surroundingsOf(deps, page);
  const by = (taught: string) => recognisePage(deps, { evidence: { ...around, taught } }, signal);
  let choice: TeachResult = { is: 'unknown' };
  for (const [reading, text] of readings.entries()) {
    const found = await by(text);
    if (found.is === 'device') {
      const { id, name, companyName } = found.device;
      const others = await distinctDevices(rows, reading, by);
      others.delete(id);
      return { is: 'device', reading, name, companyName, others: others.size };
    }
    if (found.is === 'ambiguous' && choice.is === 'unknown') {
      choice = { is: 'ambiguous', reading, count: found.choices.length + found.others };
    }
  }
  return choice;
}

/** What tells of company and site, and nothing that names a device. */
async function surroundingsOf({ openDatabase }: RecogniserDeps, page: Evidence): Promise<Evidence> {
  const records = await readEvidenceRecords(await openDatabase(), keysOf([page]));
  const ids = page.ids.filter((id) => records.companiesById.has(id) || records.sitesById.has(id));
  return { ...page, ids, regIds: [] };
}

async function distinctDevices(
  rows: readonly (readonly string[])[],
  reading: number,
  by: (taught: string) => Promise<PageRecognition>,
): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const row of rows) {
    const found = await by(row[reading] ?? '');
    if (found.is === 'device') ids.add(found.device.id);
  }
  return ids;
}
