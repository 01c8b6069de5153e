import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFile, type SourceFile } from './source-file';

export const repositoryRoot = join(import.meta.dirname, '..', '..');

/** All code, styles and pages of a room. */
export function sourceFilesBelow(room: string): SourceFile[] {
  if (!existsSync(join(repositoryRoot, room))) return [];
  return readdirSync(join(repositoryRoot, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs|css|html)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => {
      const path = file.slice(repositoryRoot.length + 1).replaceAll('\\', '/');
      return sourceFile(path, readFileSync(file, 'utf8'));
    });
}
