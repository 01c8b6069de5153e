import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BUILD } from '../e2e/launch.ts';
import { count, type Bench } from './bench.ts';

const MOST_BYTES = 40 * 1_024;

/** The one script that runs in the portal's pages, styles included, as the store would send it. */
export const scriptSize: Bench = {
  name: 'script-size',
  async run() {
    const file = join(BUILD, 'content-scripts/portal.js');
    const { byteLength } = gzipSync(await readFile(file));
    const { size } = await stat(file);
    return {
      measures: [
        {
          what: 'Script in the portal, gzipped ÷ 40 KB',
          value: byteLength / MOST_BYTES,
          budget: 1,
          numbers: `${count(byteLength)} of ${count(MOST_BYTES)} bytes; ${count(size)} as it stands`,
        },
      ],
      details: { byteLength, size },
    };
  },
};
