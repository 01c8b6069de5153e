/** How Firefox names an element to what drives it. */
export type ElementRef = string;

export interface Sought {
  readonly selector: string;
  /** The whole of the accessible name or text, or how it is spelt. */
  readonly name?: string | RegExp;
}

export interface Found {
  readonly ref: ElementRef;
  readonly name: string;
  readonly text: string;
  /** Its middle, from the top of its frame. */
  readonly y: number;
}

/** One way to drive Firefox: no more than the ways have to do each by itself. All of it is about the tab in use. */
export interface Remote {
  open(address: string): Promise<void>;
  /** In closed shadow roots too: a test may look where a page can not. */
  search(sought: Sought): Promise<readonly Found[]>;
  click(element: ElementRef): Promise<void>;
  type(element: ElementRef, text: string): Promise<void>;
  /** Runs the body of a function in the page's own world; arguments and result are as in JSON. */
  run(body: string, args: readonly unknown[]): Promise<unknown>;
  /** The same in the browser itself, with all its powers. */
  runInBrowser(body: string, args: readonly unknown[]): Promise<unknown>;
  /** Goes on inside this frame. */
  enter(frame: ElementRef): Promise<void>;
  leaveFrames(): Promise<void>;
  /** Goes on in a new tab. */
  openTab(): Promise<void>;
  goToFirstTab(): Promise<void>;
  close(): Promise<void>;
}

/** What a search gives back for each element that it has found. */
export type RawFound<Reference> = readonly [
  element: Reference,
  name: string,
  text: string,
  y: number,
];

/** Arguments of a search. */
export const termsOf = ({ selector, name }: Sought): readonly (string | null)[] =>
  name instanceof RegExp
    ? [selector, null, name.source, name.flags]
    : [selector, name ?? null, null, null];

/** `among(elements, terms)`: a script in which both ways of searching share what counts as found. */
export const AMONG = `
  const among = (elements, [selector, exact, source, flags]) => {
    const textOf = ({ textContent }) => textContent.replace(/\\s+/g, ' ').trim();
    const nameOf = (element) => element.getAttribute('aria-label') ?? textOf(element);
    const isNamed = (name) =>
      source === null ? exact === null || name === exact : new RegExp(source, flags).test(name);
    const middleOf = ({ top, bottom }) => (top + bottom) / 2;
    return [...elements]
      .filter((element) =>
        element.matches(selector) && element.checkVisibility() && isNamed(nameOf(element)))
      .map((element) => [
        element, nameOf(element), textOf(element), middleOf(element.getBoundingClientRect()),
      ]);
  };
`;
