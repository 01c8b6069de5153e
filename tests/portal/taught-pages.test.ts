import { expect, test } from 'vitest';
import type { AnswerOf, BodyOf } from '@/lib/messages/protocol';
import type { TaughtPage } from '@/lib/domain/taught-page';
import { TaughtPages } from '@/lib/portal/taught-pages';
import type { PortalAsk } from '@/lib/state/portal-worker';

const title: TaughtPage = {
  pattern: 'https://portal.example/tickets/*',
  kind: 'device',
  taughtAt: 1,
  says: { selectors: ['h2'], read: 'text' },
  place: { selectors: ['h2'], side: 'after' },
};
const nothing = { pages: [], isHostTaught: true };

/** A page that asks what it was taught, and a worker that answers when the test says so. */
function page() {
  document.body.innerHTML = '<h2>SRV-01</h2>';
  let address = 'https://portal.example/tickets/1';
  const answers: ((answer: AnswerOf<'portal.taught'>) => void)[] = [];
  const asked: string[] = [];
  const ask = (_name: 'portal.taught', { addresses }: BodyOf<'portal.taught'>) => {
    asked.push(...addresses);
    return new Promise<AnswerOf<'portal.taught'>>((answer) => answers.push(answer));
  };
  const taught = new TaughtPages({
    ask: ask as PortalAsk,
    addresses: () => [address],
    onLearned: () => undefined,
  });
  const answer = async (what: AnswerOf<'portal.taught'>) => {
    answers.shift()?.(what);
    await new Promise((done) => setTimeout(done));
  };
  const goTo = (to: string) => {
    address = to;
    taught.visit();
  };
  return { taught, asked, answer, goTo, read: () => taught.textIn([document]) };
}

test('what was taught of a page is read in it', async () => {
  const { taught, answer, read } = page();
  taught.learn();
  await answer({ pages: [title], isHostTaught: true });
  expect(read()).toBe('SRV-01');
});

test('an answer that comes after the page has moved on holds for the former page, and the new one is asked for', async () => {
  const { taught, asked, answer, goTo, read } = page();
  taught.learn();
  goTo('https://portal.example/devices/2');
  await answer({ pages: [title], isHostTaught: true });
  expect(read()).toBeUndefined();
  expect(asked).toEqual(['https://portal.example/tickets/1', 'https://portal.example/devices/2']);
  await answer(nothing);
  expect(read()).toBeUndefined();
});

test('pages of a host that was taught nothing are not asked about again', async () => {
  const { taught, asked, answer, goTo } = page();
  taught.learn();
  await answer({ pages: [], isHostTaught: false });
  goTo('https://portal.example/devices/2');
  expect(asked).toEqual(['https://portal.example/tickets/1']);
});
