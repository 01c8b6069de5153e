import type { MappingChange, MappingTarget } from '@/lib/domain/company-matching';
import type { CompanyId } from '@/lib/domain/ids';
import { parseClientId, parseCompanyId } from '@/lib/domain/ids';
import type { CompanyRow } from '@/lib/messages/protocol';

/** Choices of a person that are not saved yet. */
export type MappingDraft = ReadonlyMap<CompanyId, MappingTarget>;

export const notMapped: MappingTarget = { kind: 'none' };
export const leftOut: MappingTarget = { kind: 'leave-out' };

/** What a company is mapped to in the store. */
export function savedTargetOf({ clientId, isLeftOut }: SavedRow): MappingTarget {
  if (clientId) return { kind: 'client', clientId };
  return isLeftOut ? leftOut : notMapped;
}

type SavedRow = Pick<CompanyRow, 'clientId' | 'isLeftOut'>;

export function sameTarget(one: MappingTarget, other: MappingTarget): boolean {
  if (one.kind === 'client') return other.kind === 'client' && one.clientId === other.clientId;
  if (one.kind === 'create') return other.kind === 'create' && one.name === other.name;
  return one.kind === other.kind;
}

export const isSameDraft = (one: MappingDraft, other: MappingDraft): boolean =>
  one.size === other.size &&
  [...one].every(([id, target]) => {
    const held = other.get(id);
    return held !== undefined && sameTarget(target, held);
  });

/** The draft with one more choice; a choice that equals what is saved is no change. */
export function withChoice(
  draft: MappingDraft,
  row: SavedRow & Pick<CompanyRow, 'id'>,
  target: MappingTarget,
): MappingDraft {
  const next = new Map(draft);
  if (sameTarget(target, savedTargetOf(row))) next.delete(row.id);
  else next.set(row.id, target);
  return next;
}

/** The draft as it is saved: only companies that are still there, only choices that still change something. */
export function changesOf(
  draft: MappingDraft,
  rows: readonly (SavedRow & Pick<CompanyRow, 'id'>)[],
): readonly MappingChange[] {
  return rows.flatMap((row) => {
    const target = draft.get(row.id);
    return target && !sameTarget(target, savedTargetOf(row)) ? [{ companyId: row.id, target }] : [];
  });
}

/** The draft once that is saved; a choice that was made anew while saving stays in it. */
export function withoutSaved(draft: MappingDraft, saved: readonly MappingChange[]): MappingDraft {
  const savedTargets = new Map(saved.map(({ companyId, target }) => [companyId, target]));
  return new Map([...draft].filter(([id, target]) => savedTargets.get(id) !== target));
}

/** Names of the clients that the draft is about to create, each once. */
export const newClientNames = (draft: MappingDraft): readonly string[] => [
  ...new Set(
    [...draft.values()].flatMap((target) => (target.kind === 'create' ? target.name : [])),
  ),
];

/** Reads what was kept of a draft; whatever is not one is left out. */
export function parseMappingDraft(kept: unknown): MappingDraft {
  const pairs: readonly unknown[] = Array.isArray(kept) ? kept : [];
  return new Map(pairs.flatMap((pair) => entryOf(pair)));
}

function entryOf(pair: unknown): readonly (readonly [CompanyId, MappingTarget])[] {
  if (!Array.isArray(pair)) return [];
  const parts: readonly unknown[] = pair;
  const companyId = parseCompanyId(parts[0]);
  const target = targetOf(parts[1]);
  return companyId && target ? [[companyId, target]] : [];
}

function targetOf(kept: unknown): MappingTarget | undefined {
  if (typeof kept !== 'object' || kept === null || !('kind' in kept)) return undefined;
  if (kept.kind === 'none') return notMapped;
  if (kept.kind === 'leave-out') return leftOut;
  if (kept.kind === 'create' && 'name' in kept && typeof kept.name === 'string') {
    return { kind: 'create', name: kept.name };
  }
  return clientTargetOf(kept);
}

function clientTargetOf(kept: object): MappingTarget | undefined {
  const clientId = 'clientId' in kept ? parseClientId(kept.clientId) : undefined;
  return clientId && { kind: 'client', clientId };
}
