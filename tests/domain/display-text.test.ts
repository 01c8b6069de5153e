import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayText } from '@/lib/domain/display-text';

describe('displayText', () => {
  test.for([
    ['WS-01', 'WS-01'],
    ['  two\t\nlines  ', 'two lines'],
    ['gnp.\u202Eexe', 'gnp. exe'],
    ['\u2066isolated\u2069', 'isolated'],
    ['\u0000null\u007f', 'null'],
    ['\uFEFFmarked', 'marked'],
    ['<b>Grüße</b> 日本 👩‍💻', '<b>Grüße</b> 日本 👩‍💻'],
    ['', ''],
    ['\u200f', ''],
  ])('%j shows as %j', ([text, shown]) => {
    expect(displayText(text ?? '')).toBe(shown);
  });

  test('cuts a long text between characters and says so', () => {
    expect(displayText('abcdef', 4)).toBe('abc…');
    expect(displayText('abcd', 4)).toBe('abcd');
    expect(displayText('👩👩👩👩👩', 3)).toBe('👩👩…');
  });

  const anyText = fc.string({ unit: 'binary', maxLength: 400 });

  test('never shows a control or bidirectional character, and never more than was allowed', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 300 }), (text, most) => {
        const shown = displayText(text, most);
        expect(shown).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
        expect(Array.from(shown).length).toBeLessThanOrEqual(most);
        expect(shown).toBe(shown.trim());
      }),
    );
  });

  test('changes nothing that it has cleaned before', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = displayText(text);
        expect(displayText(once)).toBe(once);
      }),
    );
  });
});
