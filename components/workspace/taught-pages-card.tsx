import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { dayText } from '@/lib/domain/day-text';
import { dayOf } from '@/lib/domain/iso-date';
import { taughtKey, type TaughtPage, type WaitingPage } from '@/lib/domain/taught-page';
import type { App } from '@/lib/state/app-model';
import { say, sayCount } from '@/lib/text/say';
import { Button } from '../button';
import { Card } from '../card';
import { Confirmation } from '../confirmation';
import { LoadedView } from '../loaded-view';
import { TaskOutcome } from '../task-outcome';

interface CardProps {
  readonly model: App['taught'];
}

interface Listed {
  readonly pages: readonly TaughtPage[];
  readonly waiting: readonly WaitingPage[];
}

/** What pages of the portal were taught: to look at, to share, and to forget. */
export function TaughtPagesCard({ model }: CardProps) {
  useEffect(() => void model.show(), [model]);
  const { task } = model;
  return (
    <Card title={say('teaching.taughtPages')}>
      <p class="soft">{say('teaching.taughtHint')}</p>
      <LoadedView loaded={model.state.value} onRetry={model.show} rows={2}>
        {({ pages, waiting }: Listed) => (
          <>
            {waiting.map((one) => (
              <Waiting key={one.ticket} model={model} waiting={one} />
            ))}
            {pages.length > 0 ? (
              <PageTable model={model} pages={pages} />
            ) : (
              <p class="soft">{say('teaching.noneTaught')}</p>
            )}
            <Acts model={model} count={pages.length} />
          </>
        )}
      </LoadedView>
      <TaskOutcome task={task.state.value} onRetry={task.retry} />
    </Card>
  );
}

/** Taught where the portal could have stolen the last click: a person says here whether that was meant. */
function Waiting({ model, waiting }: CardProps & { readonly waiting: WaitingPage }) {
  const { ticket, page, device } = waiting;
  return (
    <section class="taught-waiting" aria-label={say('teaching.unconfirmed')}>
      <p>{say('teaching.unconfirmedHint', { device })}</p>
      <p class="soft taught-address">{page.pattern}</p>
      <div class="actions">
        <Button kind="main" onClick={() => model.settle(ticket, true)}>
          {say('teaching.keep')}
        </Button>
        <Button onClick={() => model.settle(ticket, false)}>{say('teaching.drop')}</Button>
      </div>
    </section>
  );
}

function PageTable({ model, pages }: CardProps & { readonly pages: readonly TaughtPage[] }) {
  return (
    <div class="table-frame">
      <table class="plain-table" aria-label={say('teaching.taughtPages')}>
        <thead>
          <tr>
            <th scope="col">{say('teaching.address')}</th>
            <th scope="col">{say('teaching.kindColumn')}</th>
            <th scope="col">{say('teaching.taughtAt')}</th>
            <th scope="col" aria-label={say('teaching.forget')} />
          </tr>
        </thead>
        <tbody>
          {pages.map((page) => (
            <PageRow key={taughtKey(page)} model={model} page={page} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PageRow({ model, page }: CardProps & { readonly page: TaughtPage }) {
  const id = useId();
  const { pattern, kind, taughtAt } = page;
  const address = pattern.replace('https://', '');
  const day = dayOf(taughtAt, new Date(taughtAt).getTimezoneOffset());
  return (
    <tr>
      <td class="taught-address" id={id}>
        {address}
      </td>
      <td>{kind === 'list' ? say('teaching.aList') : say('teaching.oneDevice')}</td>
      <td class="day">{dayText(day, 'iso')}</td>
      <td class="taught-act">
        <Button kind="quiet" describedBy={id} onClick={() => model.forget([taughtKey(page)])}>
          {say('teaching.forget')}
        </Button>
      </td>
    </tr>
  );
}

function Acts({ model, count }: CardProps & { readonly count: number }) {
  const isAsked = useSignal(false);
  const file = useRef<HTMLInputElement>(null);
  const read = async (input: HTMLInputElement) => {
    const [chosen] = input.files ?? [];
    if (chosen) await model.chooseFile(chosen.name, await chosen.text());
    // The same file may be chosen again.
    input.value = '';
  };
  return (
    <>
      <div class="actions">
        <Button isDisabled={count === 0} onClick={model.exportAll}>
          {say('teaching.export')}
        </Button>
        <Button id={IMPORT} onClick={() => file.current?.click()}>
          {say('teaching.import')}
        </Button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={say('teaching.importFile')}
          onChange={(event) => void read(event.currentTarget)}
        />
        <Button id={FORGET_ALL} isDisabled={count === 0} onClick={() => (isAsked.value = true)}>
          {say('teaching.forgetAll')}
        </Button>
      </div>
      {isAsked.value && (
        <ForgetAll model={model} count={count} onEnd={() => (isAsked.value = false)} />
      )}
      <ChosenFile model={model} />
    </>
  );
}

interface ForgetAllProps extends CardProps {
  readonly count: number;
  readonly onEnd: () => void;
}

const ForgetAll = ({ model, count, onEnd }: ForgetAllProps) => (
  <Confirmation
    question={sayCount('teaching.forgetAllQuestion', count)}
    yes={say('teaching.forgetAllYes')}
    isDangerous
    returnTo={FORGET_ALL}
    onNo={onEnd}
    onYes={() => {
      onEnd();
      return model.forget('all');
    }}
  />
);

/** What a file would change, before it does. */
function ChosenFile({ model }: CardProps) {
  const file = model.chosen.value;
  if (!file) return null;
  const { added, changed, same, invalid } = file.would;
  const would = <p>{say('teaching.importWould', { added, changed, same, invalid })}</p>;
  if (added + changed === 0) {
    return (
      <>
        {would}
        <output class="soft">{say('teaching.importNothing')}</output>
      </>
    );
  }
  return (
    <Confirmation
      question={say('teaching.importQuestion', { file: file.name })}
      yes={say('teaching.importDo')}
      returnTo={IMPORT}
      onYes={model.importChosen}
      onNo={model.dropFile}
    >
      {would}
    </Confirmation>
  );
}

const IMPORT = 'import-taught-pages';
const FORGET_ALL = 'forget-taught-pages';
