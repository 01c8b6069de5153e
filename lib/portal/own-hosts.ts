const hosts = new WeakSet<Node>();

/** Remembers an element that we put into the page; nothing on the element itself says so. */
export const markAsOwn = (host: Element): void => void hosts.add(host);

export const isOwn = (node: Node): boolean => hosts.has(node);
