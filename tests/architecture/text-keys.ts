import { GAP, nodeOf, partsOf, programOf, textOfTemplate, type Node } from './syntax';

/** What a module says of `lib/text`, as patterns: `deviceKind.{}` where a gap is left for a kind. */
export const keysNamed = (path: string, text: string): readonly string[] =>
  textsIn(programOf(path, text)).filter((found) => /^\w+\.[\w{}-]+$/.test(found));

function textsIn(node: Node): readonly string[] {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateLiteral':
      return [textOfTemplate(node), ...partsOf(node).flatMap(textsIn)];
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return textsIn(nodeOf(node.expression));
    default:
      return node.type.startsWith('TS') ? [] : partsOf(node).flatMap(textsIn);
  }
}

/** Those of these keys that no pattern stands for. */
export function keysUnnamed(
  keys: readonly string[],
  patterns: readonly string[],
): readonly string[] {
  const exact = new Set(patterns);
  const open = patterns
    .filter((pattern) => pattern.includes(GAP))
    .map((pattern) => new RegExp(`^${pattern.replace('.', '\\.').replaceAll(GAP, '[\\w-]+')}$`));
  return keys.filter((key) => !exact.has(key) && !open.some((pattern) => pattern.test(key)));
}
