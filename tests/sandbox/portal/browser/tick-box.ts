import { element } from './dom.ts';
import type { Switches } from './switches.ts';

/** What ticks a row of a list, or all of them. */
export interface TickBox {
  readonly element: HTMLElement;
  readonly show: (isTicked: boolean) => void;
}

type Kind = Exclude<Switches['ticks'], 'none'>;

/** A browser's own box, or one made of a plain element as many grids have it. */
export function tickBox(kind: Kind, label: string, onToggle: (isTicked: boolean) => void): TickBox {
  return kind === 'native' ? nativeBox(label, onToggle) : madeBox(label, onToggle);
}

function nativeBox(label: string, onToggle: (isTicked: boolean) => void): TickBox {
  const input = element('input', { type: 'checkbox', 'aria-label': label });
  input.addEventListener('change', () => onToggle(input.checked));
  return { element: input, show: (isTicked) => (input.checked = isTicked) };
}

function madeBox(label: string, onToggle: (isTicked: boolean) => void): TickBox {
  const box = element('span', {
    class: 'tick',
    role: 'checkbox',
    tabindex: '0',
    'aria-checked': 'false',
    'aria-label': label,
  });
  const toggle = (): void => onToggle(box.getAttribute('aria-checked') !== 'true');
  box.addEventListener('click', toggle);
  box.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    toggle();
  });
  return { element: box, show: (isTicked) => box.setAttribute('aria-checked', String(isTicked)) };
}
