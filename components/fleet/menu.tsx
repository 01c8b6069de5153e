import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useEscape } from '../use-escape';

interface MenuProps {
  /** What is in it. */
  readonly title: string;
  /** What stands on the button, where that is more than the title. */
  readonly label?: ComponentChildren;
  readonly isMarked?: boolean;
  /** Drawn once it is open. */
  readonly children: (close: () => void) => ComponentChildren;
}

/** A button, and under it what it opens; Escape, or whatever is done elsewhere, closes it. */
export function Menu({ title, label = title, isMarked = false, children }: MenuProps) {
  const isOpen = useSignal(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => (isOpen.value = false);
  useEffect(() => {
    const leave = ({ target }: Event) => {
      if (target instanceof Node && !root.current?.contains(target)) isOpen.value = false;
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, [isOpen]);
  return (
    <div class="menu" ref={root}>
      <button
        ref={button}
        class="button menu-button"
        type="button"
        aria-expanded={isOpen.value}
        aria-controls={isOpen.value ? id : undefined}
        data-marked={isMarked ? 'yes' : undefined}
        onClick={() => (isOpen.value = !isOpen.value)}
      >
        {label}
        <svg class="menu-mark" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
          <path d="M1.5 3.5 5 7l3.5-3.5" />
        </svg>
      </button>
      {isOpen.value && (
        <MenuPanel
          id={id}
          label={title}
          onEscape={() => {
            close();
            button.current?.focus();
          }}
        >
          {children(close)}
        </MenuPanel>
      )}
    </div>
  );
}

interface MenuPanelProps {
  readonly id: string;
  readonly label: string;
  readonly onEscape: () => void;
  readonly children: ComponentChildren;
}

function MenuPanel({ id, label, onEscape, children }: MenuPanelProps) {
  const panel = useRef<HTMLFieldSetElement>(null);
  useEscape(panel, onEscape);
  useLayoutEffect(() => {
    const target = panel.current;
    if (!target) return;
    keepInWindow(target);
    target.querySelector<HTMLElement>('input, button, a, select')?.focus();
  }, []);
  return (
    <fieldset ref={panel} class="menu-panel" id={id} aria-label={label}>
      {children}
    </fieldset>
  );
}

/** With less below it (CSS pixels) a panel stands above its button, if there is more. */
const ENOUGH = 320;
const MARGIN = 8;

function keepInWindow(panel: HTMLElement): void {
  const { clientWidth, clientHeight } = document.documentElement;
  const { left, right, top } = panel.getBoundingClientRect();
  if (right > clientWidth || left < 0) panel.dataset['end'] = 'yes';
  const above = (panel.parentElement?.getBoundingClientRect().top ?? 0) - 2 * MARGIN;
  const below = clientHeight - top - MARGIN;
  const isAbove = below < ENOUGH && above > below;
  if (isAbove) panel.dataset['above'] = 'yes';
  panel.style.setProperty('--menu-room', `${Math.round(isAbove ? above : below)}px`);
}
