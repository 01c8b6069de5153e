import { z } from './zod';

// One value of a wrong type must not cost the record it stands in: it counts as absent.

/** Whatever stands there, or nothing, is made into something. `prefault`: a missing key is no fault. */
const made = <Made>(make: (value: unknown) => Made) =>
  z.prefault(z.pipe(z.unknown(), z.transform(make)), null);

/** Text; a number is taken as its digits. Empty where it is absent or anything else. */
export const lenientText = made(textOf);

/** The items of a list, read one by one elsewhere; a lone value is a list of one. */
export const lenientList = made(listOf);

/** Those items of a list that are text; a lone text is a list of one. */
export const lenientTexts = made((value) =>
  listOf(value).filter((item) => typeof item === 'string'),
);

/** An object whose fields are all lenient; as if empty where it is absent or anything else. */
export const lenientObject = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.prefault(
    z.pipe(
      z.transform((value) => (isObject(value) ? value : {})),
      z.object(shape),
    ),
    {},
  );

function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : '';
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : [value].flat();
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
