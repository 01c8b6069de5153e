import { GAP, isNode, nodeOf, partsOf, programOf, textOfTemplate, type Node } from './syntax';

/** Every text of a module that seems to be written for people; a gap of a template stands in it as `{}`. */
export const writtenTexts = (path: string, text: string): readonly string[] =>
  textsIn(programOf(path, text), seemsForPeople).map((found) => found.trim());

type Judge = (text: string) => boolean;

function textsIn(node: Node, judge: Judge): readonly string[] {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' && judge(node.value) ? [node.value] : [];
    case 'TemplateLiteral': {
      const text = textOfTemplate(node);
      return [...(judge(text) ? [text] : []), ...textsInEach(partsOf(node), judge)];
    }
    case 'JSXText':
      return isShown(String(node.value).trim()) ? [String(node.value)] : [];
    case 'JSXAttribute':
      return textsOfAttribute(node, judge);
    default:
      return textsInEach(partsForPeople(node), judge);
  }
}

const textsInEach = (parts: readonly Node[], judge: Judge): readonly string[] =>
  parts.flatMap((part) => textsIn(part, judge));

/** Attributes that are shown or said; of the others only what looks like a text counts. */
const SHOWN =
  /^(label|title|alt|placeholder|summary|message|question|hint|fault|advice|yes|no|note|aria-(label|description|placeholder|roledescription|valuetext))$/;
const NEVER_SHOWN = /^(class|style|d|viewBox|transform|rel|sizes)$/;

function textsOfAttribute({ name, value }: Node, judge: Judge): readonly string[] {
  const attribute = String(nodeOf(name).name);
  if (NEVER_SHOWN.test(attribute)) return [];
  return textsIn(nodeOf(value), SHOWN.test(attribute) ? isShown : judge);
}

/** Calls whose texts are selectors, patterns, and errors that only programmers see. */
const TECHNICAL_CALLS =
  /^(querySelector|querySelectorAll|closest|matches|matchMedia|raw|RegExp|split|Error|TypeError|RangeError|DOMException)$/;

const inner = ({ expression }: Node): readonly Node[] => [nodeOf(expression)];
const ofCall = (node: Node): readonly Node[] =>
  TECHNICAL_CALLS.test(nameOf(node.callee ?? node.tag)) ? [nodeOf(node.callee)] : partsOf(node);

/** What of a piece of code may hold texts for people, where that is not all of it. */
const partsOfType: Readonly<Record<string, (node: Node) => readonly Node[]>> = {
  TSAsExpression: inner,
  TSSatisfiesExpression: inner,
  TSNonNullExpression: inner,
  ImportDeclaration: () => [],
  ImportExpression: () => [],
  ExportAllDeclaration: () => [],
  ExportNamedDeclaration: ({ declaration }) => [nodeOf(declaration)],
  CallExpression: ofCall,
  NewExpression: ofCall,
  TaggedTemplateExpression: ofCall,
  // Names of properties, and what is only compared.
  Property: ({ value }) => [nodeOf(value)],
  SwitchCase: ({ consequent }) => partsOf({ type: 'Body', consequent }),
  BinaryExpression: (node) =>
    partsOf(node).filter(({ type }) => type !== 'Literal' || !isComparison(node)),
};

function partsForPeople(node: Node): readonly Node[] {
  const ofType = partsOfType[node.type];
  if (ofType) return ofType(node);
  return node.type.startsWith('TS') ? [] : partsOf(node);
}

const isComparison = ({ operator }: Node): boolean => /^([!=]==?|in)$/.test(String(operator));

function nameOf(value: unknown): string {
  if (!isNode(value)) return '';
  const { type, name, property } = value;
  if (type === 'Identifier') return String(name);
  return type === 'MemberExpression' ? nameOf(property) : '';
}

const WORD = String.raw`\p{L}[\p{L}\p{M}’'-]+`;

/** What text for people looks like, wherever it stands. */
const LOOKS = [
  // Two words, or a number and a word.
  String.raw`(^|[\s“"(])(${WORD}|\d+)[,.:;!?…)”"]*\s+[“"(]?${WORD}`,
  // One capitalised word, alone or before a gap.
  String.raw`^\s*\p{Lu}[\p{Ll}’'-]+[.:!?…]?\s*($|\{\})`,
  // A word after a gap, and one that is put between others.
  String.raw`\{\}[,.:]?\s+${WORD}`,
  String.raw`^,?\s+${WORD}[\s:]+$`,
].map((look) => new RegExp(look, 'u'));

const seemsForPeople = (text: string): boolean => LOOKS.some((look) => look.test(text));

const hasWord = (text: string): boolean => /\p{L}/u.test(text);

/** In an attribute that is shown; what has dots and no spaces, as keys of texts do, only names something. */
const isShown = (text: string): boolean =>
  hasWord(text.replaceAll(GAP, '')) && !/^[\w{}.-]+\.[\w{}-]+$/.test(text);
