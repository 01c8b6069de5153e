import type { DoubtfulRow, InvalidWhy } from '@/lib/domain/client-import';
import { CLIENT_NAME_LENGTH, EXTERNAL_ID_LENGTH } from '@/lib/domain/company';
import { displayText } from '@/lib/domain/display-text';
import type { App } from '@/lib/state/app-model';
import { say, sayCount } from '@/lib/text/say';
import { Button } from './button';
import { NameText } from './name-text';

/** So many of a kind are shown; the numbers tell of all. */
const MOST_SHOWN = 100;

/** What the import would do, row by row where a person has a word to say. */
export function ImportPreview({ model }: { readonly model: App['clients'] }) {
  const { add, update, known, doubtful, invalid } = model.file.plan.value;
  const counts = [
    sayCount('companies.willAdd', add.length),
    update.length > 0 && sayCount('companies.willUpdate', update.length),
    sayCount('companies.known', known.length),
    sayCount('companies.doubtful', doubtful.length),
    sayCount('companies.invalid', invalid.length),
  ];
  return (
    <section class="import-preview" aria-label={say('companies.dryRun')}>
      <h3>{say('companies.dryRun')}</h3>
      <ul class="import-counts" aria-live="polite">
        {counts.flatMap((text, index) => (text ? [<li key={index}>{text}</li>] : []))}
      </ul>
      {doubtful.length > 0 && <Doubtful model={model} rows={doubtful} />}
      {invalid.length > 0 && <Invalid rows={invalid} />}
    </section>
  );
}

interface DoubtfulProps {
  readonly model: App['clients'];
  readonly rows: readonly DoubtfulRow[];
}

function Doubtful({ model: { file }, rows }: DoubtfulProps) {
  const ticked = file.ticked.value;
  const lines = rows.map(({ row }) => row.line);
  const areAll = lines.every((line) => ticked.has(line));
  return (
    <details open>
      <summary>{sayCount('companies.doubtful', rows.length)}</summary>
      <p class="soft">{say('companies.doubtfulLead')}</p>
      <div class="actions">
        <Button onClick={() => file.tick(lines, !areAll)}>
          {say(areAll ? 'companies.untickAll' : 'companies.tickAll')}
        </Button>
      </div>
      <ul class="import-rows">
        {rows.slice(0, MOST_SHOWN).map(({ row: { line, name }, why }) => (
          <li key={line} class="import-row">
            <input
              type="checkbox"
              aria-label={say('companies.addAnyway', {
                name: displayText(name),
                number: String(line),
              })}
              checked={ticked.has(line)}
              onChange={(event) => file.tick([line], event.currentTarget.checked)}
            />
            <span class="soft import-line">{say('companies.line', { number: String(line) })}</span>
            <NameText name={doubtText(name, why)} />
          </li>
        ))}
      </ul>
      <Rest count={rows.length - MOST_SHOWN} />
    </details>
  );
}

function doubtText(text: string, why: DoubtfulRow['why']): string {
  const name = displayText(text, 80);
  switch (why.kind) {
    case 'spelling':
      return say('companies.sameButSpelling', { name, other: displayText(why.other, 80) });
    case 'similar': {
      const percent = Math.round(why.likeness * 100);
      return say('companies.resembles', { name, other: displayText(why.other, 80), percent });
    }
    case 'id-of-another':
      return say('companies.idOfAnother', {
        name,
        id: displayText(why.id, 40),
        other: displayText(why.other, 80),
      });
    case 'another-id':
      return say('companies.nameWithAnotherId', { name });
    case 'repeated':
      return say('companies.repeatedInFile', { name, number: String(why.line) });
  }
}

interface InvalidProps {
  readonly rows: readonly { readonly line: number; readonly why: InvalidWhy }[];
}

const Invalid = ({ rows }: InvalidProps) => (
  <details>
    <summary>{sayCount('companies.invalid', rows.length)}</summary>
    <ul class="import-rows">
      {rows.slice(0, MOST_SHOWN).map(({ line, why }) => (
        <li key={line} class="import-row">
          <span class="soft import-line">{say('companies.line', { number: String(line) })}</span>
          <span>{invalidText(why)}</span>
        </li>
      ))}
    </ul>
    <Rest count={rows.length - MOST_SHOWN} />
  </details>
);

function invalidText(why: InvalidWhy): string {
  switch (why) {
    case 'no-name':
      return say('companies.noName');
    case 'name-too-long':
      return say('companies.nameTooLong', { limit: CLIENT_NAME_LENGTH });
    case 'id-too-long':
      return say('companies.idTooLong', { limit: EXTERNAL_ID_LENGTH });
    case 'broken':
      return say('companies.brokenRow');
  }
}

const Rest = ({ count }: { readonly count: number }) =>
  count > 0 ? <p class="soft">{sayCount('companies.andMoreRows', count)}</p> : null;
