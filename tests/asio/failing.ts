import { Failure } from '@/lib/domain/failure';

/** The failure that a promise ends in; anything else fails the test. */
export async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const end: unknown = await promise.then(
    () => 'no failure',
    (cause: unknown) => cause,
  );
  if (end instanceof Failure) return end;
  throw new Error(`Not a failure: ${String(end)}`, { cause: end });
}
