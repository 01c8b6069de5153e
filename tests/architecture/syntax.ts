import { parseSync } from 'vite';

/** A node of the syntax tree, as ESTree has it, with those of its parts that are asked for. */
export interface Node {
  readonly type: string;
  readonly callee?: unknown;
  readonly consequent?: unknown;
  readonly declaration?: unknown;
  readonly expression?: unknown;
  readonly name?: unknown;
  readonly operator?: unknown;
  readonly property?: unknown;
  readonly quasis?: unknown;
  readonly tag?: unknown;
  readonly value?: unknown;
}

export const programOf = (path: string, text: string): Node =>
  nodeOf(parseSync(path, text).program);

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

export const nodeOf = (value: unknown): Node => (isNode(value) ? value : { type: 'None' });

export const partsOf = (node: Node): readonly Node[] =>
  Object.values(node)
    .flatMap((value: unknown) => (Array.isArray(value) ? (value as readonly unknown[]) : [value]))
    .filter(isNode);

/** What stands for a gap in the text of a template. */
export const GAP = '{}';

export function textOfTemplate({ quasis }: Node): string {
  const pieces = partsOf({ type: 'Pieces', quasis }).map(({ value }) =>
    typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : '',
  );
  return pieces.join(GAP);
}
