import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Target = 'chrome' | 'firefox';

export const targets: readonly Target[] = ['chrome', 'firefox'];

const folderOf = (target: Target) => join(import.meta.dirname, '../../.output', `${target}-mv3`);

/** The built manifest, as the browser reads it. */
export function manifestOf(target: Target): Record<string, unknown> {
  const file = join(folderOf(target), 'manifest.json');
  if (!existsSync(file)) throw new Error(`Nothing is built for ${target}: run npm run build first`);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

export interface BuiltFile {
  /** From the extension's root, such as `content-scripts/portal.js`. */
  readonly path: string;
  readonly text: string;
}

/** Every text file of a build. */
export function filesOf(target: Target): readonly BuiltFile[] {
  const folder = folderOf(target);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.png'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({
      path: file.slice(folder.length + 1).replaceAll('\\', '/'),
      text: readFileSync(file, 'utf8'),
    }));
}
