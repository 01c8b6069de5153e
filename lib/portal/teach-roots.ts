/** The document and every open shadow root in it, as they are now. */
export function openRootsIn(document: Document): readonly (ParentNode & Node)[] {
  const roots: (ParentNode & Node)[] = [document];
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
    }
  }
  return roots;
}
