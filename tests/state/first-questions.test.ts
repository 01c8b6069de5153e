import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { askFirst, withFirstAnswers } from '@/lib/messages/first-questions';
import type { Send } from '@/lib/messages/send';

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.firstQuestions = undefined;
});

/** A worker that numbers what it is asked. */
function worker({ fails = false } = {}) {
  let asked = 0;
  fakeBrowser.runtime.onMessage.addListener((message: unknown, _sender, respond) => {
    if (typeof message !== 'object' || message === null || 'notice' in message) return undefined;
    asked += 1;
    if (fails) throw new Error('The worker was stopped.');
    respond({ ok: true, answer: asked });
    return true;
  });
}

const later: string[] = [];
const send = (async (name: string) => {
  later.push(name);
  return 'asked later';
}) as unknown as Send;

beforeEach(() => later.splice(0));

/** The worker says that something has changed. */
const tell = async (): Promise<void> => {
  await fakeBrowser.runtime.sendMessage({ notice: { about: 'status' } });
};

test('what was asked first is answered once, and nothing is asked twice', async () => {
  worker();
  askFirst(['status.get', 'fleet.memory']);
  const ask = withFirstAnswers(send);
  expect(await ask('fleet.memory', null)).toBe(2);
  expect(await ask('status.get', null)).toBe(1);
  expect(later).toEqual([]);
  expect(await ask('status.get', null)).toBe('asked later');
});

test('an answer that a change may have overtaken is asked for again', async () => {
  worker();
  askFirst(['status.get']);
  await tell();
  expect(await withFirstAnswers(send)('status.get', null)).toBe('asked later');
});

test('once the page listens itself, its answer stays', async () => {
  worker();
  askFirst(['status.get']);
  const ask = withFirstAnswers(send);
  await tell();
  expect(await ask('status.get', null)).toBe(1);
});

test('what could not be answered first is asked again', async () => {
  worker({ fails: true });
  askFirst(['status.get']);
  expect(await withFirstAnswers(send)('status.get', null)).toBe('asked later');
});

test('a page without first questions asks as ever', async () => {
  expect(await withFirstAnswers(send)('status.get', null)).toBe('asked later');
});
