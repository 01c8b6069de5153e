import { afterEach, describe, expect, test } from 'vitest';
import { de } from '@/lib/text/de';
import { en } from '@/lib/text/en';
import { messagesOf } from '@/lib/text/messages';
import { say, sayCount, textLanguage, textPieces } from '@/lib/text/say';
import type { Counted } from '@/lib/text/texts';
import { speak } from '../speak';

afterEach(() => speak('en'));

const gapsIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();
const english = messagesOf(en);
const german = messagesOf(de);

describe('every text', () => {
  test('is there in both languages', () => {
    expect(Object.keys(german)).toEqual(Object.keys(english));
  });

  test('says something, with the same gaps, in both', () => {
    const odd = Object.keys(english).filter((name) => {
      const [one = '', other = ''] = [english[name]?.message, german[name]?.message];
      // The number itself may be left out of the form that stands for one alone.
      const isSame = gapsIn(one).join() === gapsIn(other).join() || name.endsWith('_one');
      return one.trim() === '' || other.trim() === '' || !isSame;
    });
    expect(odd).toEqual([]);
  });

  test('has a name of its own that browsers take', () => {
    expect(Object.keys(english).filter((name) => !/^[a-z][A-Za-z0-9_]*$/.test(name))).toEqual([]);
    const forms = Object.values(en).flatMap((texts) =>
      Object.values<string | Counted>(texts).flatMap((text) =>
        typeof text === 'string' ? [text] : [text.one, text.other],
      ),
    );
    expect(Object.keys(english)).toHaveLength(forms.length);
  });
});

describe('a text', () => {
  test('is said in the language of the browser', () => {
    expect(textLanguage()).toBe('en');
    speak('de');
    expect(textLanguage()).toBe('de');
  });

  test('fills its gaps, and never those that what fills them seems to have', () => {
    expect(say('time.left', { span: '{span} {x}' })).toBe('{span} {x} left');
  });

  test('writes numbers as the language does, and has a form for one', () => {
    expect(sayCount('time.days', 1)).toBe('1 day');
    expect(sayCount('time.days', 1200)).toBe('1,200 days');
    speak('de');
    expect(sayCount('time.days', 1200)).toBe('1.200 Tage');
  });

  test('comes in pieces for what is more than text', () => {
    expect(textPieces('time.aboutLeft')).toEqual([
      { text: 'about ' },
      { gap: 'span' },
      { text: ' left' },
    ]);
  });
});
