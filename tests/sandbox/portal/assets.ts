import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { basename } from 'node:path';

export interface Asset {
  readonly type: string;
  readonly body: string;
}

const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><rect width="20" height="20" rx="4" fill="#2f5d8a"/><path d="M5 6h10v6H5zM8 15h4" fill="none" stroke="#fff" stroke-width="1.6"/></svg>';

const loaded = new Map<string, Promise<Asset>>();

/** A style sheet or script of the portal; scripts are written in TypeScript and lose their types on the way. */
export async function assetOf(path: string): Promise<Asset | undefined> {
  const name = basename(path);
  if (name === 'favicon.svg') return { type: 'image/svg+xml', body: FAVICON };
  if (!/^[a-z-]+\.(ts|css)$/.test(name)) return undefined;
  const asset = loaded.get(name) ?? load(name);
  loaded.set(name, asset);
  return asset.catch(() => undefined);
}

async function load(name: string): Promise<Asset> {
  const source = await readFile(new URL(`browser/${name}`, import.meta.url), 'utf8');
  if (name.endsWith('.css')) return { type: 'text/css; charset=utf-8', body: source };
  return { type: 'text/javascript; charset=utf-8', body: withoutTypes(source) };
}

/** Node warns of its own stripper once, on the standard error of whoever runs the sandbox: not theirs to read. */
function withoutTypes(source: string): string {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}
