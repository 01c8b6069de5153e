import type { ReadonlySignal } from '@preact/signals';
import type { Choice, DeviceChoice as Option } from '@/lib/domain/device-view';
import type { DeviceId } from '@/lib/domain/ids';
import { say, sayCount } from '@/lib/text/say';

/** A person's word on which of several devices a page is about. */
export interface ChoiceOfDevice {
  /** Absent where the page leaves nothing open. */
  readonly choice: ReadonlySignal<Choice | undefined>;
  /** Whether the device that is shown was chosen. */
  readonly isMade: ReadonlySignal<boolean>;
  /** False for what a script of the page has made up. */
  readonly accepts: (event: Event) => boolean;
  readonly choose: (id: DeviceId) => void;
  readonly reconsider: () => void;
}

interface DeviceChoiceProps {
  readonly from: ChoiceOfDevice;
  readonly message: string | undefined;
}

/** The devices that a page may be about, each with what tells it from the others. */
export function DeviceChoice({ from, message }: DeviceChoiceProps) {
  const choice = from.choice.value;
  if (!choice) return null;
  return (
    <div class="choice">
      <div class="lead">
        <p class="title">{say('overlay.hardwareLifecycle')}</p>
        <p class="standing">{say('recognition.severalMatch')}</p>
        <p class="hint">{say('recognition.whichOne')}</p>
      </div>
      <ul class="choices" aria-label={say('recognition.severalMatch')}>
        {choice.choices.map((option) => (
          <li key={option.id}>
            <ChoiceLine from={from} option={option} />
          </li>
        ))}
      </ul>
      {choice.others > 0 && <p class="hint">{sayCount('recognition.moreMatch', choice.others)}</p>}
      <output class="save">{message}</output>
    </div>
  );
}

function ChoiceLine({ from, option }: { readonly from: ChoiceOfDevice; readonly option: Option }) {
  const { id, name, companyName, siteName, serialNumber } = option;
  const serial = serialNumber && say('recognition.serial', { serialNumber });
  const facts = [companyName, siteName, serial].filter(Boolean).join(' · ');
  return (
    <>
      <span class="choice-facts">
        <b>{name}</b>
        <span>{facts}</span>
      </span>
      <button
        type="button"
        class="act small"
        aria-label={say('recognition.chooseDevice', { name, facts })}
        onClick={(event) => {
          if (from.accepts(event)) from.choose(id);
        }}
      >
        {say('recognition.choose')}
      </button>
    </>
  );
}

/** Says that the device was chosen, and takes that back. */
export function ChosenDevice({ from }: { readonly from: ChoiceOfDevice }) {
  if (!from.isMade.value) return null;
  return (
    <p class="chosen hint">
      {say('recognition.chosenByYou')}
      <button
        type="button"
        class="quiet"
        onClick={(event) => {
          if (from.accepts(event)) from.reconsider();
        }}
      >
        {say('recognition.chooseAnother')}
      </button>
    </p>
  );
}
