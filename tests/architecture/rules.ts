import { posix } from 'node:path';
import { allows, layerOf, layers, type Layer } from './layers';
import type { Import, SourceFile } from './source-file';
import { textsAreSaid } from './text-rules';

export type Rule = (file: SourceFile) => readonly string[];

const MAX_LINES = 250;

const isCode = ({ path }: SourceFile) => /^(lib|components|entrypoints)\//.test(path);
const isModule = ({ path }: SourceFile) => /\.tsx?$/.test(path);

export const importsFollowTheTable: Rule = (file) => {
  if (!isCode(file) || !isModule(file)) return [];

  const own = layerOf(file.path);
  if (!own) return ['belongs to no layer'];
  return file.imports.flatMap((imported) => problemOf(own, imported) ?? []);
};

function problemOf(own: string, imported: Import): string | undefined {
  const layer = layers[own];
  if (!layer) return `${own} has no row in the table`;
  const { target, isPackage } = imported;
  if (!isPackage) return problemOfPath(own, layer, imported);
  return allows(layer.packages, target) ? undefined : `${own} imports the package ${target}`;
}

function problemOfPath(own: string, layer: Layer, { target, isTypeOnly }: Import) {
  const other = layerOf(`${target}/`);
  if (other === own || layer.files?.includes(target)) return undefined;
  if (!other || !layer.layers.includes(other)) return `${own} imports ${target}`;
  const needsType = layer.typesOnly?.includes(other) && !isTypeOnly;
  return needsType ? `${own} imports more than types from ${target}` : undefined;
}

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*(\.(content|test|spec|config|d|module))?(\.[a-z0-9]+)?$/;

const vagueWords = [
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'misc',
  'manager',
  'service',
  'handler',
];
const vagueNames = ['types', 'constants', 'interfaces', 'index'];

export const namesSayWhatIsInside: Rule = (file) => {
  const parts = file.path.split('/');
  const odd = parts.filter((part) => !NAME.test(part));
  if (odd.length > 0) return odd.map((part) => `${part} is not kebab-case`);
  if (!isCode(file)) return [];

  const words = parts.flatMap((part) => part.replace(/\..*$/, '').split('-'));
  const vague = words.filter((word) => vagueWords.includes(word));
  const name = posix.basename(file.path).replace(/\..*$/, '');
  const isEntrypoint = /^entrypoints\/[^/]+\/index\.(ts|html)$/.test(file.path);
  const named = vagueNames.includes(name) && !isEntrypoint ? [name] : [];
  return [...vague, ...named].map((word) => `"${word}" says nothing about what is inside`);
};

/** WXT takes the definition of an entrypoint, the test runners their configuration, as a default export. */
export const exportsHaveNames: Rule = ({ path, hasDefaultExport }) =>
  hasDefaultExport && !/^entrypoints\/[^/]+\/index\.ts$|\.config\.ts$/.test(path)
    ? ['has a default export']
    : [];

export const filesStayOneRoom: Rule = (file) => {
  const lines = file.text.trimEnd().split('\n').length;
  return isCode(file) && isModule(file) && lines > MAX_LINES ? [`has ${lines} lines`] : [];
};

const MARKERS = /\b(TODO|FIXME|XXX|HACK)\b|not implemented/;
const SWITCHED_OFF = /\b(it|test|describe)\.(skip|only|todo|fixme|fails)\b/;

export const nothingIsLeftOpen: Rule = ({ text }) => {
  const marker = MARKERS.exec(text)?.[0];
  const off = SWITCHED_OFF.exec(text)?.[0];
  return [marker && `says ${marker}`, off && `has ${off}`].filter((found) => found !== undefined);
};

export const rules: readonly Rule[] = [
  importsFollowTheTable,
  namesSayWhatIsInside,
  exportsHaveNames,
  filesStayOneRoom,
  nothingIsLeftOpen,
  textsAreSaid,
];

const rooms = ['components', 'entrypoints', 'lib', 'public', 'tests'];
const files = [
  'LICENSE',
  'README.md',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'wxt.config.ts',
];

/** What stands at the top of the repository and is not one of its rooms, its few files or a dotfile. */
export const strangersAtTheTop = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !name.startsWith('.') && ![...rooms, ...files].includes(name));
