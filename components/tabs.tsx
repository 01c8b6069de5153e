import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';

export interface Tab<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** How many things wait there; shown, but no part of the tab's name. */
  readonly count?: number;
}

interface TabsProps<Name extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly current: Name;
  readonly onChoose: (name: Name) => void;
  /** The current tab's panel. */
  readonly children: ComponentChildren;
}

/** One tab stop; arrow keys, Home and End move and choose. */
export function Tabs<Name extends string>(props: TabsProps<Name>) {
  const { label, tabs, current, onChoose, children } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);

  function move(event: KeyboardEvent): void {
    const index = tabs.findIndex(({ name }) => name === current);
    const next = tabs[nextIndex(event, index, tabs.length)];
    if (!next) return;
    event.preventDefault();
    onChoose(next.name);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.name}"]`)?.focus();
  }

  return (
    <div class="tabs">
      <div ref={list} class="tab-list" role="tablist" aria-label={label}>
        {tabs.map((tab) => (
          <TabButton
            key={tab.name}
            id={id}
            tab={tab}
            isCurrent={tab.name === current}
            onChoose={() => onChoose(tab.name)}
            onKeyDown={move}
          />
        ))}
      </div>
      <div
        class="tab-panel"
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${current}`}
        tabIndex={0}
      >
        {children}
      </div>
    </div>
  );
}

interface TabButtonProps {
  /** Of the tabs as a whole. */
  readonly id: string;
  readonly tab: Tab<string>;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const TabButton = ({ id, tab, isCurrent, onChoose, onKeyDown }: TabButtonProps) => (
  <button
    class="tab"
    type="button"
    role="tab"
    id={`${id}-${tab.name}`}
    data-tab={tab.name}
    aria-selected={isCurrent}
    aria-controls={isCurrent ? `${id}-panel` : undefined}
    tabIndex={isCurrent ? 0 : -1}
    onClick={onChoose}
    onKeyDown={onKeyDown}
  >
    {tab.label}
    {tab.count ? (
      <span class="count" aria-hidden="true">
        {tab.count > 99 ? '99+' : tab.count}
      </span>
    ) : null}
  </button>
);

/** -1 where the key is none of ours. */
function nextIndex({ key, currentTarget }: KeyboardEvent, index: number, length: number): number {
  const isRtl = currentTarget instanceof Element && currentTarget.matches(':dir(rtl)');
  const forward = isRtl ? 'ArrowLeft' : 'ArrowRight';
  const back = isRtl ? 'ArrowRight' : 'ArrowLeft';
  if (key === forward) return (index + 1) % length;
  if (key === back) return (index - 1 + length) % length;
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : -1;
}
