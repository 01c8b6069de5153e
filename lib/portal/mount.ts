import { effect } from '@preact/signals';
import { render, type ComponentChild } from 'preact';
import { textLanguage } from '@/lib/text/say';
import { markAsOwn } from './own-hosts';
import { adoptStyles } from './styles';

/** A place of ours in the page: a plain `div`, whose name the page can't take over, around a closed root. */
export interface Mount {
  readonly host: HTMLElement;
  /** What is drawn stands in it. */
  readonly stage: HTMLElement;
  /** Draws at once, and again soon after a change of a signal that was read for it. */
  readonly draw: (view: () => ComponentChild) => void;
  readonly clear: () => void;
}

export interface MountOptions {
  readonly document: Document;
  /** Names the rules of the style sheet that hold for the host. */
  readonly kind: 'badge' | 'region' | 'card' | 'ticks' | 'teach';
  /** Only tests look in. */
  readonly shadowMode: ShadowRootMode;
}

// What happens in our controls is none of the page's business: no hot key, no click on the row underneath.
// Listeners of the page that capture hear it all the same; nothing is ever typed here.
const KEPT_IN = [
  'keydown',
  'keyup',
  'keypress',
  'click',
  'dblclick',
  'auxclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
  'contextmenu',
  'focusin',
  'focusout',
];

export function createMount({ document, kind, shadowMode }: MountOptions): Mount {
  const host = document.createElement('div');
  markAsOwn(host);
  const root = host.attachShadow({ mode: shadowMode });
  adoptStyles(root, document);
  const stage = document.createElement('div');
  stage.className = `stage ${kind}`;
  // The portal's pages may be in another language than the browser.
  stage.lang = textLanguage();
  root.append(stage);
  for (const type of KEPT_IN) root.addEventListener(type, (event) => event.stopPropagation());
  // A row can be a link: what is pressed inside of it must not follow that.
  root.addEventListener('click', (event) => event.preventDefault());
  return { host, stage, ...drawnIn(stage) };
}

/**
 * The portal's script goes without the part of `@preact/signals` by which each component follows its own signals: what
 * stands in a mount is little, and is drawn as a whole.
 */
function drawnIn(stage: HTMLElement): Pick<Mount, 'draw' | 'clear'> {
  let stop = () => undefined as void;
  const clear = () => {
    stop();
    render(null, stage);
  };
  const draw = (view: () => ComponentChild) => {
    stop();
    let isDrawn = false;
    let isOver = false;
    const unfollow = effect(() => {
      if (isDrawn) queueMicrotask(() => !isOver && draw(view));
      else render(view(), stage);
      isDrawn = true;
    });
    stop = () => {
      isOver = true;
      unfollow();
    };
  };
  return { draw, clear };
}
