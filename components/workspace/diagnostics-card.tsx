import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { displayText } from '@/lib/domain/display-text';
import type { NotedError } from '@/lib/domain/noted-error';
import type { App } from '@/lib/state/app-model';
import { say, sayCount } from '@/lib/text/say';
import { Button } from '../button';
import { Card } from '../card';
import { Checkbox } from '../checkbox';
import { LoadedView } from '../loaded-view';
import { WhenText } from '../when-text';

/** What went wrong lately, and a report of it to hand on. */
export function DiagnosticsCard({ model }: { readonly model: App['diagnostics'] }) {
  useEffect(() => void model.reload(), [model]);
  return (
    <Card title={say('diagnostics.title')}>
      <p class="soft">{say('diagnostics.lead')}</p>
      <LoadedView loaded={model.state.value} onRetry={model.reload} rows={3}>
        {({ diagnostics: { errors } }) =>
          errors.length === 0 ? (
            <p>{say('diagnostics.noErrors')}</p>
          ) : (
            <>
              <ErrorTable errors={errors} />
              <div class="actions">
                <Button kind="quiet" onClick={model.forget}>
                  {say('diagnostics.forget')}
                </Button>
              </div>
            </>
          )
        }
      </LoadedView>
      <Report model={model} />
    </Card>
  );
}

const ErrorTable = ({ errors }: { readonly errors: readonly NotedError[] }) => (
  <div class="table-frame short">
    <table class="plain-table" aria-label={say('diagnostics.errors')}>
      <thead>
        <tr>
          <th scope="col">{say('diagnostics.when')}</th>
          <th scope="col">{say('diagnostics.what')}</th>
          <th scope="col">{say('diagnostics.during')}</th>
        </tr>
      </thead>
      <tbody>
        {errors.map((error) => (
          <tr key={`${error.firstAt} ${error.during} ${error.message}`}>
            <td class="nowrap">
              <WhenText at={error.lastAt} />
            </td>
            <td>
              {displayText(error.message)}
              {error.count > 1 && (
                <span class="soft"> {sayCount('diagnostics.times', error.count)}</span>
              )}
            </td>
            <td>{duringText(error.during)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

function duringText(during: string): string {
  if (during === 'api') return say('diagnostics.duringApi');
  return during === 'worker' ? say('diagnostics.duringWorker') : during;
}

function Report({ model }: { readonly model: App['diagnostics'] }) {
  const copied = useSignal<'no' | 'yes' | 'refused'>('no');
  const text = model.report.value;
  if (text === undefined) {
    return (
      <div class="actions">
        <Button onClick={model.prepare}>{say('diagnostics.prepare')}</Button>
      </div>
    );
  }

  async function copy(report: string): Promise<void> {
    copied.value = await navigator.clipboard.writeText(report).then(
      () => 'yes' as const,
      () => 'refused' as const,
    );
  }

  return (
    <>
      <p>{say('diagnostics.reportLead')}</p>
      <Checkbox
        id="report-messages"
        label={say('diagnostics.withMessages')}
        isChecked={model.withMessages.value}
        onChange={(isChecked) => (model.withMessages.value = isChecked)}
      />
      <textarea
        class="control diagnostics-text"
        aria-label={say('diagnostics.report')}
        rows={14}
        readOnly
        spellcheck={false}
        value={text}
      />
      <div class="actions">
        <Button onClick={() => copy(text)}>{say('diagnostics.copyReport')}</Button>
        <span class="soft" aria-live="polite">
          {copied.value === 'yes' && say('general.copied')}
          {copied.value === 'refused' && say('general.copyRefused')}
        </span>
      </div>
    </>
  );
}
