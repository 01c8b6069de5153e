import type { Page } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import type { World } from '../sandbox/world/world.ts';
import { badgeCheck, wrongBadges } from './badge-check.ts';
import { openBeside } from './beside.ts';
import { median, type Bench } from './bench.ts';
import { threadMeter, type Meter, type Spent } from './main-thread.ts';
import { onStoredFleet } from './stored-fleet.ts';

const ROWS = 500;
const RENDER_MS = 500;
const ROUNDS = 6;
const ROUND_MS = 10_000;
const SETTLED_MS = 5_000;

/** A page of the portal that does nothing by itself. */
const QUIET_PAGE = '/QADashB/QuickAccess/NewDesktops/service-tickets';

/**
 * The processor time of the page's main thread while it draws a table of 500 devices anew twice a second for a minute,
 * with badges and without, both at once in windows of their own.
 */
export const rerenderedTable: Bench = {
  name: 'rerendered-table',
  run: () =>
    onStoredFleet(async (stage) => {
      const { page, alone } = await openBeside(stage, QUIET_PAGE);
      const { world } = stage.sandbox;
      const check = await badgeCheck(page, stage);
      for (const one of [page, alone]) await render(one, rowsOf(world));
      await pause(SETTLED_MS);
      const meters = [await threadMeter(page), await threadMeter(alone)] as const;
      const rounds: Round[] = [];
      for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measured(meters));
      const wrong = await check();
      const ratios = rounds.map(({ ours, alone: theirs }) => ours.all / theirs.all);
      const seconds = (of: keyof Round) => median(rounds.map((round) => round[of].all)).toFixed(2);
      return {
        measures: [
          {
            what: 'Main-thread time of a page that draws 500 rows anew twice a second, with badges ÷ without',
            value: median(ratios),
            budget: 1.03,
            numbers: `${seconds('ours')} s ÷ ${seconds('alone')} s in ${ROUND_MS / 1_000} s; median of ${ROUNDS}, ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`,
          },
          wrongBadges('of that table', wrong),
        ],
        details: { rounds, wrong },
      };
    }),
};

interface Round {
  readonly ours: Spent;
  readonly alone: Spent;
}

async function measured([ours, alone]: readonly [Meter, Meter]): Promise<Round> {
  const before = await Promise.all([ours(), alone()]);
  await pause(ROUND_MS);
  const after = await Promise.all([ours(), alone()]);
  return { ours: between(before[0], after[0]), alone: between(before[1], after[1]) };
}

const between = (one: Spent, other: Spent): Spent => ({
  all: other.all - one.all,
  script: other.script - one.script,
  layout: other.layout - one.layout,
  style: other.style - one.style,
});

type Row = readonly [id: string, name: string, ...others: string[]];

const rowsOf = (world: World): readonly Row[] =>
  world
    .eachDevice()
    .take(ROWS)
    .map(({ id, friendlyName, companyId, hardware, osName, ipAddress }): Row => {
      const company = world.company(companyId)?.name ?? '';
      return [
        id,
        friendlyName,
        company,
        hardware.model,
        hardware.systemSerial ?? '',
        osName,
        ipAddress,
      ];
    })
    .toArray();

/** Draws a table of these rows, as lists of devices have them, and draws it anew from the first element to the last again and again. */
const render = (page: Page, rows: readonly Row[]): Promise<void> =>
  page.evaluate(
    ([all, everyMs]) => {
      const made = (
        tag: string,
        attributes: Record<string, string>,
        ...inside: (Node | string)[]
      ) => {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        element.append(...inside);
        return element;
      };
      const rowOf = ([id, name, ...others]: Row): HTMLElement => {
        const href = `/QADashB/QuickAccess/NewDesktops/device-details/${id}`;
        return made(
          'tr',
          {},
          made('td', {}, made('input', { type: 'checkbox', 'aria-label': 'Select' })),
          made('td', {}, made('span', { class: 'dot', title: 'Online' })),
          made('td', {}, made('a', { href }, name)),
          ...others.map((text) => made('td', {}, text)),
          made('td', {}, new Date().toISOString()),
          made('td', {}, made('button', { 'aria-label': 'Remote control' }, '…')),
        );
      };
      const table = document.createElement('table');
      table.className = 'plain';
      const body = table.createTBody();
      const draw = () => body.replaceChildren(...all.map(rowOf));
      draw();
      document.querySelector('main')?.replaceChildren(table);
      setInterval(draw, everyMs);
    },
    [rows, RENDER_MS] as const,
  );
