import {
  permissionName,
  permissionPurpose,
  permissions,
  type Grant,
  type Permission,
  type PermissionResult,
} from '@/lib/domain/permissions';
import { eitherText, say } from '@/lib/text/say';
import { Icon, type IconName } from './icon';
import { Phrase } from './phrase';
import { ScopeCode } from './scope-code';

const grants = {
  granted: { word: 'connection.granted', icon: 'check' },
  missing: { word: 'connection.missing', icon: 'cross' },
  unproven: { word: 'connection.notProven', icon: 'question' },
} as const satisfies Record<Grant, { readonly word: string; readonly icon: IconName }>;

const needWords = {
  required: 'connection.isRequired',
  editing: 'connection.isForSaving',
  optional: 'connection.isOptional',
} as const satisfies Record<Permission['need'], string>;

/** What the key may do: one item each, with what it is for, the scopes that grant it, and the cure where it is missing. */
export const PermissionList = ({ results }: { readonly results: readonly PermissionResult[] }) => (
  <ul class="permissions" aria-label={say('connection.permissions')}>
    {permissions.map((permission) => {
      const result = results.find(({ id }) => id === permission.id);
      return (
        result && <PermissionItem key={permission.id} permission={permission} result={result} />
      );
    })}
  </ul>
);

interface PermissionItemProps {
  readonly permission: Permission;
  readonly result: PermissionResult;
}

function PermissionItem({ permission, result: { grant, note, isWithdrawn } }: PermissionItemProps) {
  const { id, need } = permission;
  const { word, icon } = grants[grant];
  const cure = cureOf(permission, grant);
  return (
    <li class="permission" data-grant={grant} data-need={need}>
      <Icon name={icon} />
      <div class="permission-body">
        <p>
          <b>{permissionName(id)}</b> <span class="pill">{say(word)}</span>{' '}
          <span class="soft">{say(needWords[need])}</span>
        </p>
        <p class="soft">
          <Phrase
            text="connection.purposeAndScopes"
            purpose={permissionPurpose(id)}
            scopes={<ScopeCode>{eitherText(permission.scopes)}</ScopeCode>}
          />
        </p>
        {note && <p class="soft">{note}</p>}
        {isWithdrawn && <p>{say('connection.wasWithdrawn')}</p>}
        {cure && <p>{cure}</p>}
      </div>
    </li>
  );
}

const cures = {
  required: 'connection.cureRequired',
  editing: 'connection.cureEditing',
  optional: 'connection.cureOptional',
} as const satisfies Record<Permission['need'], string>;

function cureOf(permission: Permission, grant: Grant): string | undefined {
  if (grant === 'granted') return undefined;
  if (grant === 'unproven') return say('connection.cureUnproven');
  return say(cures[permission.need], { scopes: eitherText(permission.scopes) });
}
