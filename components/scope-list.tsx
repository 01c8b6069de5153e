import { useSignal } from '@preact/signals';
import { allScopes, permissions } from '@/lib/domain/permissions';
import { Button } from './button';

const needs = [
  ['required', 'Needed'],
  ['editing', 'To save dates (one of them is enough)'],
  ['optional', 'Optional'],
] as const;

/** The scopes that a key should be given, to tick or to copy. */
export function ScopeList() {
  const copied = useSignal<'no' | 'yes' | 'refused'>('no');

  async function copy(): Promise<void> {
    copied.value = await navigator.clipboard.writeText(allScopes.join('\n')).then(
      () => 'yes' as const,
      () => 'refused' as const,
    );
  }

  return (
    <div class="scopes">
      {needs.map(([need, title]) => (
        <div key={need}>
          <p class="soft">{title}</p>
          <ul class="scope-names">
            {permissions
              .filter((permission) => permission.need === need)
              .flatMap(({ scopes }) => scopes)
              .map((scope) => (
                <li key={scope}>
                  <code>{scope}</code>
                </li>
              ))}
          </ul>
        </div>
      ))}
      <div class="actions">
        <Button onClick={copy}>Copy the scopes</Button>
        <span class="soft" aria-live="polite">
          {copied.value === 'yes' && 'Copied.'}
          {copied.value === 'refused' &&
            'The browser did not let Shelflife copy. Select them above.'}
        </span>
      </div>
    </div>
  );
}
