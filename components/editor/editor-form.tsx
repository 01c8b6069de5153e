import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DeviceView, DisplaySettings } from '@/lib/domain/device-view';
import { dateFields, type DateField } from '@/lib/domain/lifecycle';
import type { Editor } from '@/lib/state/editor-model';
import { say } from '@/lib/text/say';
import { Button } from '../button';
import { Confirmation } from '../confirmation';
import { ProblemCard } from '../problem-card';
import { DateEntryField } from './date-entry-field';

interface EditorFormProps {
  readonly model: Editor;
  readonly device: DeviceView;
  readonly display: DisplaySettings;
  /** A button that saves at once has opened it instead. */
  readonly isProposal: boolean;
}

/** The two dates, the short cuts, and Save. Enter in a date saves. */
export function EditorForm({ model, device, display, isProposal }: EditorFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  useLayoutEffect(() => {
    if (model.form.found.peek().isAsked) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (wrong ?? (tries === 0 ? form.current?.querySelector('input') : undefined))?.focus();
  }, [model, tries]);

  function submit(event: Event): void {
    event.preventDefault();
    for (const field of dateFields) noteBrokenInput(form.current, model, field);
    void model.save().then(() => setTries((before) => before + 1));
  }

  return (
    <form ref={form} class="editor-form" noValidate onSubmit={submit}>
      <div class="editor-body">
        {isProposal && <p class="soft">{say('editor.notSavedYet')}</p>}
        {dateFields.map((field) => (
          <DateEntryField
            key={field}
            model={model}
            view={device.dates[field]}
            field={field}
            display={display}
          />
        ))}
        <SaveProblem model={model} />
      </div>
      <FormFooter model={model} />
    </form>
  );
}

// A browser tells of half a date, or one that does not exist, only when it is asked.
function noteBrokenInput(form: HTMLFormElement | null, model: Editor, field: DateField): void {
  const input = form?.querySelector<HTMLInputElement>(`#${field}`);
  if (input?.validity.badInput) model.form.enter(field, { isBroken: true });
}

function SaveProblem({ model: { task } }: { readonly model: Editor }) {
  const state = task.state.value;
  return state.at === 'failed' ? (
    <ProblemCard problem={state.problem} onRetry={task.retry} />
  ) : null;
}

function FormFooter({ model }: { readonly model: Editor }) {
  const { questions, isAsked } = model.form.found.value;
  if (isAsked) {
    return (
      <div class="editor-footer">
        <Confirmation
          question={questions.join(' ')}
          yes={say('editor.yesSave')}
          no={say('editor.noBack')}
          onYes={() => model.save(true)}
          onNo={model.form.goBack}
        />
      </div>
    );
  }
  return (
    <div class="editor-footer actions">
      <Button kind="main" submits isBusy={model.task.busyWith.value === 'save'}>
        {say('general.save')}
      </Button>
      <Button onClick={model.close}>{say('general.cancel')}</Button>
    </div>
  );
}
