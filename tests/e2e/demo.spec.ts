import { readdir } from 'node:fs/promises';
import { Pictures } from '../demo/pictures.ts';
import { walk } from '../demo/walk.ts';
import { expect, test } from './journey.ts';

test('the walk of npm start without a display comes to its end and leaves its pictures', async ({
  shelflife,
  sandbox,
}, testInfo) => {
  test.slow();
  const folder = testInfo.outputPath('pictures');
  const pictures = await Pictures.into(folder);
  await walk({ shelflife, sandbox, pictures });
  expect(pictures.taken).toBeGreaterThan(30);
  expect(await readdir(folder)).toHaveLength(pictures.taken);
});
