declare const brand: unique symbol;

/** A primitive that only its own parser can make: a serial number never passes for a device id. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };

/** The one cast behind every parser; call it right after the check that earns it. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the brand
export function branded<Branded extends Brand<string, string>>(value: string): Branded {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the cast
  return value as Branded;
}
