import type { ClientId } from './ids';

/** What a person does with a client by hand. */
export type ClientChange =
  | { readonly kind: 'add'; readonly name: string }
  | { readonly kind: 'rename'; readonly clientId: ClientId; readonly name: string }
  | { readonly kind: 'remove'; readonly clientId: ClientId };
