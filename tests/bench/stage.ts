/// <reference types="chrome" />
import type { Page } from '@playwright/test';
import type { AnswerOf, BodyOf, MessageName } from '@/lib/messages/protocol';
import type { Reply } from '@/lib/messages/wire';
import type { Schema } from '@/lib/store/schema';
import { launch, type Shelflife } from '../e2e/launch.ts';
import { until } from '../e2e/until.ts';
import {
  chromiumArgs,
  startSandbox,
  type Sandbox,
  type SandboxOptions,
} from '../sandbox/sandbox.ts';

/** The production build in a Chromium, and a ConnectWise for it. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly shelflife: Shelflife;
  /** A document of the extension in which no script of ours runs: it asks the worker nothing by itself. */
  readonly page: Page;
}

type Line = Schema['activity']['value'];

const WORLD_DAY = '2026-11-22';
/** More than anybody asks for: ConnectWise tells it, so the extension need not pace itself. */
export const NO_QUOTA = { limit: 1_000_000 } as const;

export interface StageOptions extends SandboxOptions {
  /** A new one that goes with the browser where it is left out. */
  readonly profile?: string;
  /** Folders of further extensions. */
  readonly extensions?: readonly string[];
}

export async function onStage<Result>(
  { profile = '', extensions = [], ...options }: StageOptions,
  play: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const sandbox = await startSandbox({ today: WORLD_DAY, quota: NO_QUOTA, ...options });
  try {
    const args = chromiumArgs(sandbox);
    const shelflife = await launch({ args, headless: true, viewport: null, profile, extensions });
    try {
      const page = await shelflife.context.newPage();
      await page.goto(`${shelflife.origin}/manifest.json`);
      const result = await play({ sandbox, shelflife, page });
      expectNoViolation(sandbox);
      return result;
    } finally {
      await shelflife.context.close();
    }
  } finally {
    await sandbox.stop();
  }
}

/** What a right client never sends would make every number worthless. */
function expectNoViolation({ violations }: Sandbox): void {
  const [first] = violations;
  if (first) throw new Error(`The API's rules were broken: ${first.rule}: ${first.text}`);
}

/** Asks the worker, as the extension's own pages do. Wakes it where it sleeps. */
export async function ask<Name extends MessageName>(
  { page }: Stage,
  name: Name,
  body: BodyOf<Name>,
): Promise<AnswerOf<Name>> {
  const reply = await page.evaluate<Reply, { name: string; body: unknown }>(
    async (envelope) => chrome.runtime.sendMessage(envelope),
    { name, body },
  );
  if (!reply.ok) throw new Error(`${name}: ${reply.message}`);
  return reply.answer as AnswerOf<Name>;
}

interface SyncState {
  readonly isRunning: boolean;
  /** The ends of runs in the history, the newest last. */
  readonly ends: readonly { readonly at: number; readonly problem?: string | undefined }[];
}

/** From the extension's database and without the worker: to ask it would keep it awake. */
const syncState = ({ page }: Stage): Promise<SyncState> =>
  page.evaluate(async () => {
    const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
    const database = await done(indexedDB.open('shelflife'));
    try {
      const tx = database.transaction(['state', 'activity']);
      const run: unknown = await done(tx.objectStore('state').get('run'));
      const lines = (await done<unknown[]>(tx.objectStore('activity').getAll())) as Line[];
      const ends = lines.flatMap(({ at, event }) =>
        event.kind === 'sync' ? [{ at, problem: event.problem?.message }] : [],
      );
      return { isRunning: run !== undefined, ends };
    } finally {
      database.close();
    }
  });

export interface Span {
  readonly startedAt: number;
  readonly finishedAt: number;
}

const LONGEST_SYNC_MS = 15 * 60_000;

/** Does what begins a sync, and waits for its end (both in epoch ms). */
export async function syncing(stage: Stage, begin: () => Promise<unknown>): Promise<Span> {
  const startedAt = Date.now();
  await begin();
  const end = await until(
    'the end of the sync',
    async () => {
      const { isRunning, ends } = await syncState(stage);
      return isRunning ? undefined : ends.findLast(({ at }) => at >= startedAt);
    },
    { timeoutMs: LONGEST_SYNC_MS, intervalMs: 250 },
  );
  if (end.problem !== undefined) throw new Error(`The sync was stopped: ${end.problem}`);
  return { startedAt, finishedAt: end.at };
}

/** A sync begins then that finds companies and sites; no company is mapped yet. */
export async function saveKey(stage: Stage): Promise<void> {
  const { clientId, clientSecret } = stage.sandbox.keys.get('full');
  const tested = await ask(stage, 'connection.save', { clientId, clientSecret, region: 'na' });
  if (tested.problem) throw new Error(tested.problem.message);
}

export const connect = (stage: Stage): Promise<Span> => syncing(stage, () => saveKey(stage));

/** Gives each company a client of its own. */
export async function mapAll(stage: Stage): Promise<void> {
  const proposed = await ask(stage, 'mapping.propose', null);
  const { companies } = stage.sandbox.world;
  if (proposed.length < companies.length) {
    throw new Error(`Of ${companies.length} companies only ${proposed.length} would be mapped.`);
  }
  await ask(stage, 'mapping.save', proposed);
}

const QUIET_MS = 2_000;

/** What follows a sync at once, such as the search for the date fields, is waited for as well. */
export async function untilQuiet({ sandbox }: Stage): Promise<void> {
  let seen = -1;
  await until(
    'quiet',
    async () => {
      const before = seen;
      seen = sandbox.requests.length;
      return seen === before;
    },
    { intervalMs: QUIET_MS, timeoutMs: 60_000 },
  );
}
