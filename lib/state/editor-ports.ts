import type { Ports } from './ports';

/** What the editor needs of the world. */
export interface EditorPorts extends Pick<Ports, 'send' | 'listen' | 'today'> {
  /** Names this opening of the editor; it came with the address. */
  readonly ticket: string;
  /** Runs something once, later; the answer takes it back. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** Leaves the page where nothing frames it. */
  readonly leave: () => void;
}
