import {
  permissionName,
  permissionPurpose,
  permissions,
  type Grant,
  type Permission,
  type PermissionResult,
} from '@/lib/domain/permissions';
import { Icon, type IconName } from './icon';

const grants: Readonly<Record<Grant, { readonly word: string; readonly icon: IconName }>> = {
  granted: { word: 'granted', icon: 'check' },
  missing: { word: 'missing', icon: 'cross' },
  unproven: { word: 'not proven', icon: 'question' },
};

const needWords: Readonly<Record<Permission['need'], string>> = {
  required: 'required',
  editing: 'for saving dates',
  optional: 'optional',
};

/** What the key may do: one item each, with what it is for and the scopes that grant it. */
export const PermissionList = ({ results }: { readonly results: readonly PermissionResult[] }) => (
  <ul class="permissions" aria-label="Permissions">
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

function PermissionItem({ permission, result: { grant, note } }: PermissionItemProps) {
  const { word, icon } = grants[grant];
  return (
    <li class="permission" data-grant={grant} data-need={permission.need}>
      <Icon name={icon} />
      <div class="permission-body">
        <p>
          <b>{permissionName(permission.id)}</b> <span class="pill">{word}</span>{' '}
          <span class="soft">({needWords[permission.need]})</span>
        </p>
        <p class="soft">
          {permissionPurpose(permission.id)}: <code>{permission.scopes.join(' or ')}</code>
        </p>
        {note && <p class="soft">{note}</p>}
      </div>
    </li>
  );
}
