import { useSignal } from '@preact/signals';
import { displayText } from '@/lib/domain/display-text';
import { LONGEST_VIEW_NAME, type SavedView } from '@/lib/domain/fleet-view';
import type { Fleet } from '@/lib/state/fleet-model';
import { say } from '@/lib/text/say';
import type { TextKey } from '@/lib/text/texts';
import { Button } from '../button';
import { Icon } from '../icon';
import { TaskOutcome } from '../task-outcome';
import { KeepView, ShareView } from './keep-view';
import { Menu } from './menu';

const ready = [
  ['fleet.view-all', ''],
  ['fleet.view-ending', 'expiry=90&sort=expiry'],
  ['fleet.view-expired', 'warranty=expired&sort=-expiry'],
  ['fleet.view-replace', 'replacement=overdue&replacement=due-soon&sort=replacement'],
  ['fleet.view-gaps', 'gap=no-purchase&gap=no-warranty&sort=client'],
  ['fleet.view-gone', 'gap=gone'],
] as const satisfies readonly (readonly [TextKey, string])[];

interface ViewMenuProps {
  readonly model: Fleet;
  /** Whole, so that it can be sent to somebody. */
  readonly addressOf: (view: string) => string;
}

/** Views to go to, and the way to keep the one that is shown. */
export function ViewMenu({ model, addressOf }: ViewMenuProps) {
  const current = model.address.value;
  return (
    <Menu title={say('fleet.views')}>
      {(close) => (
        <div class="view-menu">
          <p class="menu-title">{say('fleet.viewsReady')}</p>
          <ul class="options">
            {ready.map(([title, address]) => (
              <li key={address}>
                <ViewLink address={address} isCurrent={address === current} onGo={close}>
                  {say(title)}
                </ViewLink>
              </li>
            ))}
          </ul>
          <p class="menu-title">{say('fleet.viewsOwn')}</p>
          <OwnViews model={model} onGo={close} />
          <KeepView model={model} />
          <ShareView address={addressOf(model.fullAddress())} />
          <TaskOutcome task={taskOf(model)} onRetry={model.task.retry} />
        </div>
      )}
    </Menu>
  );
}

/** Of the views' own acts; what else happened is told elsewhere. */
function taskOf({ task }: Fleet) {
  const state = task.state.value;
  return state.at !== 'idle' && state.what === 'view' ? state : ({ at: 'idle' } as const);
}

interface ViewLinkProps {
  readonly address: string;
  readonly isCurrent: boolean;
  readonly onGo: () => void;
  readonly children: string;
}

const ViewLink = ({ address, isCurrent, onGo, children }: ViewLinkProps) => (
  <a
    class="view-link"
    href={address === '' ? '#fleet' : `#fleet?${address}`}
    aria-current={isCurrent ? 'true' : undefined}
    onClick={onGo}
  >
    <bdi>{children}</bdi>
  </a>
);

function OwnViews({ model, onGo }: { readonly model: Fleet; readonly onGo: () => void }) {
  const renamed = useSignal<string | undefined>(undefined);
  const views = model.views.value;
  if (views.length === 0) return <p class="soft">{say('fleet.viewsNone')}</p>;
  return (
    <ul class="options">
      {views.map((view) => (
        <li key={view.name} class="view-line">
          {renamed.value === view.name ? (
            <RenameView model={model} view={view} onDone={() => (renamed.value = undefined)} />
          ) : (
            <OwnView
              model={model}
              view={view}
              onGo={onGo}
              onRename={() => (renamed.value = view.name)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

interface OwnViewProps {
  readonly model: Fleet;
  readonly view: SavedView;
  readonly onGo: () => void;
  readonly onRename: () => void;
}

function OwnView({ model, view: { name, address }, onGo, onRename }: OwnViewProps) {
  const shown = displayText(name, LONGEST_VIEW_NAME);
  return (
    <>
      <ViewLink address={address} isCurrent={address === model.fullAddress()} onGo={onGo}>
        {shown}
      </ViewLink>
      <button
        class="icon-button"
        type="button"
        aria-label={say('fleet.viewRename', { name: shown })}
        onClick={onRename}
      >
        <Icon name="pencil" />
      </button>
      <button
        class="icon-button"
        type="button"
        aria-label={say('fleet.viewRemove', { name: shown })}
        onClick={() => void model.removeView(name)}
      >
        <Icon name="cross" />
      </button>
    </>
  );
}

interface RenameViewProps {
  readonly model: Fleet;
  readonly view: SavedView;
  readonly onDone: () => void;
}

function RenameView({ model, view: { name }, onDone }: RenameViewProps) {
  const typed = useSignal(name);
  return (
    <form
      class="name-form"
      onSubmit={(event) => {
        event.preventDefault();
        const to = typed.peek().trim();
        if (to !== '' && to !== name) void model.renameView(name, to);
        onDone();
      }}
    >
      <input
        class="control"
        aria-label={say('fleet.viewNewName', { name: displayText(name, LONGEST_VIEW_NAME) })}
        maxLength={LONGEST_VIEW_NAME}
        value={typed.value}
        onInput={(event) => (typed.value = event.currentTarget.value)}
      />
      <Button submits>{say('general.save')}</Button>
    </form>
  );
}
