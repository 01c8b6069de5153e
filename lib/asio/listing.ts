import { say } from '@/lib/text/say';
import { Failure } from '@/lib/domain/failure';
import { isOk } from './answer';
import type { Listed, RequestOptions } from './asio';
import type { Call, Client } from './client';
import { nextPageOf } from './link-header';
import { notData, type About } from './problems';
import { z } from './zod';

const AnyObject = z.record(z.string(), z.unknown());

/** Reads one record: what it gives, nothing where it is left out on purpose, `undefined` where it is odd. */
export type ReadRecord<Item> = (record: unknown) => readonly Item[] | undefined;

/** One odd record never costs the others: it is counted. */
export function readEach<Item>(records: readonly unknown[], read: ReadRecord<Item>): Listed<Item> {
  const found = records.map(read);
  return {
    items: found.flatMap((items) => items ?? []),
    setAside: found.filter((items) => items === undefined).length,
  };
}

export const joined = <Item>(parts: readonly Listed<Item>[]): Listed<Item> => ({
  items: parts.flatMap(({ items }) => items),
  setAside: parts.reduce((sum, { setAside }) => sum + setAside, 0),
});

/** The array of an answer: bare, or under one of these names. An empty list may be written as `null`. */
export function arrayOf(value: unknown, names: readonly string[]): readonly unknown[] | undefined {
  if (value === null) return [];
  const list = z.safeParse(z.array(z.unknown()), value);
  if (list.success) return list.data;
  const inside = new Map(Object.entries(z.safeParse(AnyObject, value).data ?? {}));
  const name = [...names, 'data', 'items', 'results'].find((known) => inside.has(known));
  return name === undefined ? undefined : arrayOf(inside.get(name), []);
}

export interface ListCall extends Omit<Call, 'method' | 'onlyReads' | 'body'> {
  /** Under which name the list may stand in an object. */
  readonly name: string;
  /** A 404 says that there are none. */
  readonly mayBeAbsent: boolean;
}

const MOST_PAGES = 500;

/** All records of a list that is not paged as documented, with its pages followed where it is after all. */
export async function readList(
  client: Client,
  list: ListCall,
  options: RequestOptions,
): Promise<readonly unknown[]> {
  const records: unknown[] = [];
  const seen = new Set<string>();
  for (let { query } = list; seen.size < MOST_PAGES;) {
    const page = await readPage(client, query ? { ...list, query } : list, options);
    records.push(...page.records);
    if (!page.next) return records;

    if (seen.has(page.next.toString())) break;
    seen.add(page.next.toString());
    query = { ...list.query, ...Object.fromEntries(page.next) };
  }
  throw endless(list);
}

interface Page {
  readonly records: readonly unknown[];
  readonly next?: URLSearchParams | undefined;
}

async function readPage(client: Client, list: ListCall, options: RequestOptions): Promise<Page> {
  const reply = await client.ask({ ...list, method: 'GET', onlyReads: true }, options);
  if (list.mayBeAbsent && reply.status === 404 && reply.body.is !== 'page') return { records: [] };
  if (!isOk(reply)) throw client.failureOf(reply, list);
  const records = reply.body.is === 'json' ? arrayOf(reply.body.value, [list.name]) : undefined;
  if (!records) throw notData(reply, list);
  return { records, next: nextPageOf(reply.headers) };
}

export const endless = ({ what }: About): Failure =>
  new Failure('bad-response', say('asio.endless', { what: say(what) }));
