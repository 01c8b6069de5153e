import { expect, test } from 'vitest';
import { lineOf } from '@/lib/portal/page-tree';
import { write } from './portal-page';

test('a form whose field is called like what leads out of it hides nothing of what is around it', () => {
  const form = write('<section><form><input name="parentNode"></form></section>').querySelector(
    'form',
  );
  const field = form?.querySelector('input');
  if (!form || !field) throw new Error('The page has no form');
  // As browsers do for a form.
  Object.defineProperty(form, 'parentNode', { value: field });
  expect(Array.from(lineOf(field), ({ tagName }) => tagName)).toEqual([
    'INPUT',
    'FORM',
    'SECTION',
    'BODY',
    'HTML',
  ]);
});
