import type { CDPSession, Frame, Page } from '@playwright/test';

/** A thing on a page as assistive technology meets it, in whatever shadow root it stands. */
export interface Thing {
  readonly role: string;
  readonly name: string;
  readonly properties: ReadonlyMap<string, unknown>;
  /** Text in it, in reading order, one space between pieces. */
  readonly text: string;
  readonly backendNodeId: number | undefined;
  /** In reading order. */
  readonly children: readonly Thing[];
}

type Nodes = Awaited<ReturnType<typeof fullTree>>;
type Node = Nodes[number];

const fullTree = async (session: CDPSession, frameId: string) =>
  (await session.send('Accessibility.getFullAXTree', { frameId })).nodes;

/** Reads one frame. Ignored nodes give their place to their children; line boxes are left out. */
export async function readThings(session: CDPSession, frameId: string): Promise<Thing> {
  const nodes = await fullTree(session, frameId);
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const root = nodes.find(({ parentId }) => parentId === undefined);
  const children = root ? thingsOf(root, byId) : [];
  return children[0] ?? thing({ role: 'none', name: '', children });
}

function thingsOf(node: Node, byId: ReadonlyMap<string, Node>): readonly Thing[] {
  const role = String(node.role?.value ?? '');
  if (role === 'InlineTextBox') return [];
  const children = (node.childIds ?? []).flatMap((id) => {
    const child = byId.get(id);
    return child ? thingsOf(child, byId) : [];
  });
  if (node.ignored) return children;
  return [thing({ role, name: String(node.name?.value ?? ''), children, node })];
}

interface Parts extends Pick<Thing, 'role' | 'name' | 'children'> {
  readonly node?: Node;
}

function thing({ role, name, children, node }: Parts): Thing {
  const text = role === 'StaticText' ? name : children.map((child) => child.text).join(' ');
  return {
    role,
    name,
    children,
    text: text.replace(/\s+/g, ' ').trim(),
    properties: new Map((node?.properties ?? []).map((one) => [one.name, one.value.value])),
    backendNodeId: node?.backendDOMNodeId,
  };
}

/** A thing and everything in it, in reading order. */
export const withDescendants = (one: Thing): readonly Thing[] => [
  one,
  ...one.children.flatMap(withDescendants),
];

/** The tree as indented lines, for the message of a failed test. */
export function outline(one: Thing, depth = 0): string {
  const shown = one.role === 'StaticText' || one.role === 'none' ? [] : [one];
  const lines = shown.map(({ role, name }) => `${'  '.repeat(depth)}${role} "${name || one.text}"`);
  const below = one.children.map((child) => outline(child, depth + shown.length));
  return [...lines, ...below].filter(Boolean).join('\n');
}

/** The frame's id in the protocol; frames of the page's own site share the page's session. */
export async function frameIdOf(session: CDPSession, page: Page, frame: Frame): Promise<string> {
  const { frameTree } = await session.send('Page.getFrameTree');
  if (frame === page.mainFrame()) return frameTree.frame.id;
  const ids = (tree: typeof frameTree): readonly string[] => [
    ...(tree.frame.url === frame.url() ? [tree.frame.id] : []),
    ...(tree.childFrames ?? []).flatMap(ids),
  ];
  const id = ids(frameTree)[0];
  if (!id) throw new Error(`No frame at ${frame.url()}`);
  return id;
}
