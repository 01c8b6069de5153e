import type { FailureKind } from '@/lib/domain/failure';

/** What travels between contexts. */
export interface Envelope {
  readonly name: string;
  readonly body: unknown;
}

export type Reply =
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly kind: FailureKind; readonly message: string };
