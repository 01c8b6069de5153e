import { useEffect } from 'preact/hooks';
import type { GroupRow } from '@/lib/domain/device-group';
import type { App } from '@/lib/state/app-model';
import { numberText, say, sayCount } from '@/lib/text/say';
import { Card } from './card';
import { LoadedView } from './loaded-view';
import { NameText } from './name-text';

/** ConnectWise's device groups, each with the way to its devices. */
export function GroupsCard({ model }: { readonly model: App['groups'] }) {
  useEffect(() => void model.reload(), [model]);
  return (
    <Card title={say('devices.groups')}>
      <LoadedView loaded={model.state.value} onRetry={model.reload} rows={3}>
        {(groups: readonly GroupRow[]) =>
          groups.length > 0 ? <GroupTable groups={groups} /> : <NoGroups />
        }
      </LoadedView>
    </Card>
  );
}

const NoGroups = () => <p class="soft">{say('devices.noGroups')}</p>;

const GroupTable = ({ groups }: { readonly groups: readonly GroupRow[] }) => (
  <>
    <p class="soft">{sayCount('devices.groupsLead', groups.length)}</p>
    <div class="table-frame">
      <table class="plain-table" aria-label={say('devices.groups')}>
        <thead>
          <tr>
            <th scope="col">{say('devices.group')}</th>
            <th scope="col">{say('devices.groupKind')}</th>
            <th scope="col" class="number">
              {say('devices.groupDevices')}
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
              <td>{say(isDynamic ? 'devices.dynamic' : 'devices.static')}</td>
              <td class="number">{numberText(members)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </>
);
