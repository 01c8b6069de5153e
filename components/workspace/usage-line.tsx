import type { App } from '@/lib/state/app-model';
import { listedText, say, sayCount } from '@/lib/text/say';

const MEGABYTE = 1_048_576;

/** How much is stored here, in rows and in bytes as far as the browser tells. */
export function UsageLine({ model }: { readonly model: App['diagnostics'] }) {
  const state = model.state.value;
  if (state.at !== 'ready') return <p class="soft">{say('general.loading')}</p>;
  const { rows, used } = state.value.diagnostics;
  const counts = [
    sayCount('backup.companies', rows['companies'] ?? 0),
    sayCount('backup.devices', rows['devices'] ?? 0),
    sayCount('backup.edits', rows['edits'] ?? 0),
    sayCount('backup.lines', rows['activity'] ?? 0),
  ];
  return (
    <>
      <p>{say('backup.usage', { rows: listedText(counts) })}</p>
      {used !== undefined && (
        <p class="soft">
          {say('backup.used', {
            size: say('backup.megabytes', { count: Math.max(1, Math.round(used / MEGABYTE)) }),
          })}
        </p>
      )}
    </>
  );
}
