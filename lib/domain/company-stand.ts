import type { ClientId } from './ids';

/** What a company is for: a client, none on purpose, or nobody has said. */
export type Stand =
  | { readonly at: 'mapped'; readonly clientId: ClientId }
  | { readonly at: 'left-out' }
  | { readonly at: 'open' };

export const sameStand = (one: Stand, other: Stand): boolean =>
  one.at === 'mapped' && other.at === 'mapped'
    ? one.clientId === other.clientId
    : one.at === other.at;

/** What the last change of clients and mappings was, which can be taken back. */
export interface MappingUndo {
  readonly what: 'mapping' | 'clients' | 'import';
  /** Companies of a mapping, else clients. */
  readonly count: number;
  /** Epoch ms. */
  readonly at: number;
}
