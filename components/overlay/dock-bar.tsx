import type { ReadonlySignal } from '@preact/signals';
import { Component } from 'preact';
import type { DockAct, DockPlace } from '@/lib/domain/dock-place';
import { warrantyOf } from '@/lib/domain/status';
import { say } from '@/lib/text/say';
import { factsOf, policyFor } from './device-facts';
import type { Panel } from './panel';
import { badgeTextOf } from './warranty-badge';

/** The region at the page's edge, which a person puts where it is not in the way. */
export interface Dock {
  readonly place: ReadonlySignal<DockPlace>;
  readonly act: (act: DockAct) => void;
  readonly drag: (start: PointerEvent, onEnd: (isMoved: boolean) => void) => void;
}

interface DockBarProps {
  readonly dock: Dock;
  readonly panel: Panel;
}

const steps: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Moves the dock and folds it; folded, it still tells the status. */
export function DockBar({ dock, panel }: DockBarProps) {
  const { isFolded } = dock.place.value;
  const device = panel.device.value;
  return (
    <div class="dock-bar">
      <MoveButton dock={dock} />
      <button
        type="button"
        class="fold"
        aria-expanded={!isFolded}
        onClick={() => dock.act({ do: 'fold', isFolded: !isFolded })}
      >
        {isFolded && device ? (
          <FoldedStatus panel={panel} />
        ) : (
          <span class="title">{say('overlay.hardwareLifecycle')}</span>
        )}
        <span class="whose">{device?.name ?? ''}</span>
        <span class="chevron" />
      </button>
    </div>
  );
}

function FoldedStatus({ panel }: Pick<DockBarProps, 'panel'>) {
  const device = panel.device.value;
  if (device?.standing !== 'imported') return null;
  const [display, today] = [panel.display.value, panel.today.value];
  const { state } = warrantyOf(factsOf(device), policyFor(display, device), today);
  return (
    <span class="card-status" data-state={state}>
      {badgeTextOf({ device, display, today })}
    </span>
  );
}

/** By dragging, by arrow keys, or by a click to the next place around the page. */
class MoveButton extends Component<Pick<DockBarProps, 'dock'>> {
  #wasDragged = false;

  override render({ dock }: Pick<DockBarProps, 'dock'>) {
    return (
      <button
        type="button"
        class="move"
        aria-label={say('overlay.moveDock')}
        title={say('overlay.moveDockHint')}
        onPointerDown={(event) => {
          this.#wasDragged = false;
          dock.drag(event, (isMoved) => (this.#wasDragged = isMoved));
        }}
        onKeyDown={(event) => {
          const step = steps[event.key];
          if (!step) return;
          event.preventDefault();
          const [right, down] = step;
          dock.act({ do: 'move', right, down });
        }}
        onClick={() => {
          if (!this.#wasDragged) dock.act({ do: 'next' });
          this.#wasDragged = false;
        }}
      >
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <path d="M4 2v.01M8 2v.01M4 6v.01M8 6v.01M4 10v.01M8 10v.01" class="grip" />
        </svg>
      </button>
    );
  }
}
