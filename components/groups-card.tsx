import { useEffect } from 'preact/hooks';
import { counted, numberText } from '@/lib/domain/count-text';
import type { GroupRow } from '@/lib/domain/device-group';
import type { App } from '@/lib/state/app-model';
import { Card } from './card';
import { LoadedView } from './loaded-view';
import { NameText } from './name-text';

/** ConnectWise's device groups, each with the way to its devices. */
export function GroupsCard({ model }: { readonly model: App['groups'] }) {
  useEffect(() => void model.reload(), [model]);
  return (
    <Card title="Device groups">
      <LoadedView loaded={model.state.value} onRetry={model.reload} rows={3}>
        {(groups: readonly GroupRow[]) =>
          groups.length > 0 ? <GroupTable groups={groups} /> : <NoGroups />
        }
      </LoadedView>
    </Card>
  );
}

const NoGroups = () => (
  <p class="soft">
    None are known. They are read by a sync, if the key may read device groups
    (platform.deviceGroups.read).
  </p>
);

const GroupTable = ({ groups }: { readonly groups: readonly GroupRow[] }) => (
  <>
    <p class="soft">
      {counted(groups.length, 'group')}, as ConnectWise defines them. A name shows its imported
      devices.
    </p>
    <div class="table-frame">
      <table class="plain-table" aria-label="Device groups">
        <thead>
          <tr>
            <th scope="col">Group</th>
            <th scope="col">Kind</th>
            <th scope="col" class="number">
              Devices
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ id, name, isDynamic, members }) => (
            <tr key={id}>
              <td>
                <a
                  class="device-link"
                  href={`#devices?tracking=imported&group=${encodeURIComponent(id)}`}
                >
                  <NameText name={name} />
                </a>
              </td>
              <td>{isDynamic ? 'Dynamic' : 'Static'}</td>
              <td class="number">{numberText(members)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </>
);
