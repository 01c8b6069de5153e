/// <reference types="chrome" />
import type { Page } from '@playwright/test';

/**
 * Where an extension page finds this text in anything the extension keeps: extension storage, web storage and every
 * database, in text and in bytes of either encoding.
 */
export const placesThatHold = (page: Page, text: string): Promise<readonly string[]> =>
  page.evaluate(async (wanted) => {
    const decoders = ['utf-8', 'utf-16le', 'utf-16be'].map((label) => new TextDecoder(label));
    const seen = new Set<unknown>();
    const holds = (value: unknown): boolean => {
      if (typeof value === 'string') return value.includes(wanted);
      if (typeof value !== 'object' || value === null || seen.has(value)) return false;
      seen.add(value);
      if (value instanceof ArrayBuffer)
        return decoders.some((d) => d.decode(value).includes(wanted));
      if (ArrayBuffer.isView(value)) return decoders.some((d) => d.decode(value).includes(wanted));
      return Object.entries(value).some(([key, inner]) => key.includes(wanted) || holds(inner));
    };
    const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });

    const places: Record<string, unknown> = { localStorage: Object.entries(localStorage) };
    for (const area of ['local', 'sync', 'session'] as const) {
      places[`storage.${area}`] = await chrome.storage[area].get(null);
    }
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store);
        places[`${name}/${store}`] = [await done(rows.getAllKeys()), await done(rows.getAll())];
      }
      database.close();
    }
    return Object.keys(places).filter((place) => holds(places[place]));
  }, text);
