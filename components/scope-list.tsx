import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import {
  allScopes,
  permissionPurpose,
  permissions,
  type Permission,
} from '@/lib/domain/permissions';
import { say } from '@/lib/text/say';
import { Button } from './button';
import { Phrase } from './phrase';
import { ScopeCode } from './scope-code';

const needs = [
  ['required', 'connection.scopesNeeded'],
  ['editing', 'connection.scopesForSaving'],
  ['optional', 'connection.scopesOptional'],
] as const;

const scopesFor = (need: Permission['need']) =>
  permissions.filter((permission) => permission.need === need);

const neededScopes = permissions
  .filter(({ need }) => need !== 'optional')
  .flatMap(({ scopes }) => scopes);

/** The scopes that a key should be given, each with what it is for, to tick or to copy. */
export function ScopeList() {
  const listId = useId();
  const copied = useSignal<'no' | 'yes' | 'refused'>('no');

  async function copy(scopes: readonly string[]): Promise<void> {
    copied.value = await navigator.clipboard.writeText(scopes.join('\n')).then(
      () => 'yes' as const,
      () => 'refused' as const,
    );
  }

  return (
    <div class="scopes">
      {needs.map(([need, title]) => (
        <div key={need}>
          <p class="scope-title" id={`${listId}-${need}`}>
            {say(title)}
          </p>
          <ul class="scope-names" aria-labelledby={`${listId}-${need}`}>
            {scopesFor(need).flatMap(({ id, scopes }) =>
              scopes.map((scope) => (
                <li key={scope}>
                  <Phrase
                    text="connection.scopeWithPurpose"
                    scope={<ScopeCode>{scope}</ScopeCode>}
                    purpose={<span class="soft">{permissionPurpose(id)}</span>}
                  />
                </li>
              )),
            )}
          </ul>
        </div>
      ))}
      <div class="actions">
        <Button onClick={() => copy(allScopes)}>{say('connection.copyScopes')}</Button>
        <Button kind="quiet" onClick={() => copy(neededScopes)}>
          {say('connection.copyNeeded')}
        </Button>
        <span class="soft" aria-live="polite">
          {copied.value === 'yes' && say('general.copied')}
          {copied.value === 'refused' && say('connection.copyNotAllowed')}
        </span>
      </div>
    </div>
  );
}
