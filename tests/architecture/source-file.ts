import { posix } from 'node:path';
import { parseSync } from 'vite';

export interface Import {
  /** A path from the root without its ending (`lib/domain/device`), or the name of a package. */
  readonly target: string;
  readonly isPackage: boolean;
  readonly isTypeOnly: boolean;
}

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  readonly hasDefaultExport: boolean;
}

/** Reads what a module imports and exports; a file that is no module has neither. */
export function sourceFile(path: string, text: string): SourceFile {
  if (!/\.tsx?$/.test(path)) return { path, text, imports: [], hasDefaultExport: false };

  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const toImport = (request: string, isTypeOnly: boolean): Import => ({
    ...resolve(path, request),
    isTypeOnly,
  });
  const exported = module.staticExports.flatMap(({ entries }) => entries);
  const imports = [
    ...module.staticImports.map(({ moduleRequest, entries }) =>
      toImport(moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType)),
    ),
    ...exported.flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [toImport(moduleRequest.value, isType)] : [],
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
      toImport(text.slice(start, end).replace(/^['"`]|['"`]$/g, ''), false),
    ),
  ];
  return {
    path,
    text,
    imports,
    hasDefaultExport: exported.some(
      ({ exportName: { kind, name } }) => kind === 'Default' || name === 'default',
    ),
  };
}

function resolve(from: string, request: string): Pick<Import, 'target' | 'isPackage'> {
  const bare = request.replace(/\?.*$/, '').replace(/\.tsx?$/, '');
  if (bare.startsWith('@/')) return { target: posix.normalize(bare.slice(2)), isPackage: false };
  if (!bare.startsWith('.')) return { target: bare, isPackage: true };
  return { target: posix.join(posix.dirname(from), bare), isPackage: false };
}
