import type { ReadonlySignal } from '@preact/signals';
import type { TaughtKind, TaughtPlace } from '@/lib/domain/taught-page';
import { say, sayCount } from '@/lib/text/say';
import { GuardedButton } from './guarded-button';
import type { Panel } from './panel';

/** What was recognised by what was pointed at. */
export interface TaughtDevice {
  readonly device: string;
  readonly company: string;
  /** Other devices of the list, as far as it was looked at. */
  readonly others: number;
  readonly kind: TaughtKind;
  /** Whether the page repeats what was pointed at, so that it may be a list. */
  readonly mayBeList: boolean;
}

export type TeachState =
  | { readonly at: 'name'; readonly problem?: string }
  | { readonly at: 'trying' }
  | { readonly at: 'place'; readonly found: TaughtDevice; readonly problem?: string }
  | { readonly at: 'ready'; readonly found: TaughtDevice; readonly side: TaughtPlace['side'] }
  | { readonly at: 'over'; readonly text: string };

export interface Teaching extends Pick<Panel, 'accepts' | 'guard'> {
  readonly state: ReadonlySignal<TeachState>;
  /** What is outlined, while it is chosen by keys. */
  readonly candidate: ReadonlySignal<string | undefined>;
  readonly move: (by: 1 | -1) => void;
  readonly choose: () => void;
  readonly setKind: (kind: TaughtKind) => void;
  readonly setSide: (side: TaughtPlace['side']) => void;
  readonly keep: (isProved: boolean) => void;
  readonly again: () => void;
  readonly cancel: () => void;
}

/** Leads through the few clicks by which a person shows where a page names its device. */
export function TeachBar({ teaching }: { readonly teaching: Teaching }) {
  const state = teaching.state.value;
  const found = 'found' in state ? state.found : undefined;
  return (
    <section class="panel teach-bar" data-at={state.at} aria-label={say('teaching.teachPage')}>
      <p class="title">{say('teaching.teachPage')}</p>
      <output class="step" data-problem={'problem' in state ? '' : undefined}>
        {textOf(state)}
      </output>
      {found?.mayBeList && <Kinds teaching={teaching} current={found.kind} />}
      {state.at === 'ready' && <Sides teaching={teaching} current={state.side} />}
      <Acts teaching={teaching} at={state.at} />
    </section>
  );
}

function Acts({ teaching, at }: { readonly teaching: Teaching; readonly at: TeachState['at'] }) {
  return (
    <div class="acts">
      {at === 'ready' && (
        <GuardedButton panel={teaching} onPress={teaching.keep} isPatient>
          {say('teaching.keep')}
        </GuardedButton>
      )}
      {(at === 'name' || at === 'place') && <KeyPicker teaching={teaching} />}
      {(at === 'place' || at === 'ready') && (
        <Act teaching={teaching} text={say('general.tryAgain')} onPress={teaching.again} />
      )}
      <Act
        teaching={teaching}
        text={at === 'over' ? say('general.close') : say('general.cancel')}
        onPress={teaching.cancel}
      />
    </div>
  );
}

function textOf(state: TeachState): string {
  switch (state.at) {
    case 'name':
      return state.problem ?? say('teaching.clickName');
    case 'trying':
      return say('teaching.trying');
    case 'place':
      return state.problem ?? `${foundText(state.found)} ${say('teaching.clickPlace')}`;
    case 'ready':
      return `${foundText(state.found)} ${say('teaching.looksSo')}`;
    case 'over':
      return state.text;
  }
}

function foundText({ device, company, others, kind }: TaughtDevice): string {
  return kind === 'list'
    ? sayCount('teaching.recognisedInList', others, { device, company })
    : say('teaching.recognised', { device, company });
}

interface ActProps {
  readonly teaching: Teaching;
  readonly text: string;
  readonly isPressed?: boolean;
  readonly onPress: () => void;
}

const Act = ({ teaching, text, isPressed, onPress }: ActProps) => (
  <button
    type="button"
    class="act"
    aria-pressed={isPressed}
    onClick={(event) => {
      if (teaching.accepts(event)) onPress();
    }}
  >
    {text}
  </button>
);

interface KindsProps {
  readonly teaching: Teaching;
  readonly current: TaughtKind;
}

const Kinds = ({ teaching, current }: KindsProps) => (
  <fieldset class="toggles" aria-label={say('teaching.pageShows')}>
    {(['device', 'list'] as const).map((kind) => (
      <Act
        key={kind}
        teaching={teaching}
        text={kind === 'device' ? say('teaching.oneDevice') : say('teaching.aList')}
        isPressed={kind === current}
        onPress={() => teaching.setKind(kind)}
      />
    ))}
  </fieldset>
);

const sideNames = {
  before: 'teaching.before',
  after: 'teaching.after',
  inside: 'teaching.inside',
} as const;

interface SidesProps {
  readonly teaching: Teaching;
  readonly current: TaughtPlace['side'];
}

const Sides = ({ teaching, current }: SidesProps) => (
  <fieldset class="toggles" aria-label={say('teaching.badgeStands')}>
    {(['before', 'after', 'inside'] as const).map((side) => (
      <Act
        key={side}
        teaching={teaching}
        text={say(sideNames[side])}
        isPressed={side === current}
        onPress={() => teaching.setSide(side)}
      />
    ))}
  </fieldset>
);

/** For people who use no pointer: arrows go from one text of the page to the next. */
function KeyPicker({ teaching }: { readonly teaching: Teaching }) {
  const { candidate } = teaching;
  const steps: Readonly<Record<string, 1 | -1>> = {
    ArrowDown: 1,
    ArrowRight: 1,
    ArrowUp: -1,
    ArrowLeft: -1,
  };
  return (
    <>
      <button
        type="button"
        class="act"
        title={say('teaching.byKeysHint')}
        onKeyDown={(event) => {
          const by = steps[event.key];
          if (by === undefined || !teaching.accepts(event)) return;
          event.preventDefault();
          teaching.move(by);
        }}
        onClick={(event) => {
          if (!teaching.accepts(event)) return;
          if (candidate.value === undefined) teaching.move(1);
          else teaching.choose();
        }}
      >
        {candidate.value === undefined ? say('teaching.byKeys') : say('teaching.takeIt')}
      </button>
      <output class="hint candidate">{candidate.value}</output>
    </>
  );
}
