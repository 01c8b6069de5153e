import { deviceKindName } from '@/lib/domain/device';
import type { Standing } from '@/lib/domain/device-view';
import { displayText } from '@/lib/domain/display-text';
import { modelText } from '@/lib/domain/model-text';
import type { ListedDevice } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { say, sayCount } from '@/lib/text/say';
import { Button } from './button';
import { LoadedView } from './loaded-view';
import { ModalDialog } from './modal-dialog';
import { NameText } from './name-text';
import { TaskOutcome } from './task-outcome';

/** A serial number that more have is no machine's own: all of them stand in the list. */
const MOST_SHOWN = 12;

/** The devices of one serial number side by side, with the ways out. */
export function DeviceTwins({ model }: { readonly model: App['devices'] }) {
  const { twins, task } = model;
  const found = twins.value.value ?? [];
  if (twins.of.value === undefined) return null;
  const serial = displayText(found[0]?.serialNumber ?? '', 60);
  const title =
    found.length === 0
      ? say('devices.viewTwins')
      : say('devices.twinsTitle', { serial, count: found.length });
  return (
    <ModalDialog title={title} onClose={twins.close}>
      <div class="modal-body">
        <LoadedView loaded={twins.state.value} onRetry={twins.refresh} rows={4}>
          {(devices: readonly ListedDevice[]) => <TwinList model={model} devices={devices} />}
        </LoadedView>
      </div>
      <div class="modal-footer">
        <TaskOutcome
          task={twins.task.state.value.at === 'idle' ? task.state.value : twins.task.state.value}
          onRetry={twins.task.retry}
        />
        <div class="actions">
          {found.length > 0 && (
            <Button isBusy={twins.task.busyWith.value === 'keep'} onClick={twins.keepAll}>
              {say('devices.keepAll')}
            </Button>
          )}
          <Button kind="quiet" onClick={twins.close}>
            {say('general.close')}
          </Button>
        </div>
      </div>
    </ModalDialog>
  );
}

interface TwinListProps {
  readonly model: App['devices'];
  readonly devices: readonly ListedDevice[];
}

function TwinList({ model, devices }: TwinListProps) {
  if (devices.length === 0) return <p>{say('devices.noTwins')}</p>;
  return (
    <>
      <p class="soft">{say('devices.twinsLead')}</p>
      <div class="twin-list">
        {devices.slice(0, MOST_SHOWN).map((device) => (
          <Twin key={device.id} model={model} device={device} />
        ))}
      </div>
      {devices.length > MOST_SHOWN && (
        <p class="soft">{sayCount('devices.moreTwins', devices.length - MOST_SHOWN)}</p>
      )}
    </>
  );
}

interface TwinProps {
  readonly model: App['devices'];
  readonly device: ListedDevice;
}

function Twin({ model, device }: TwinProps) {
  const name = displayText(device.name);
  return (
    <section class="twin" aria-label={name}>
      <h3>
        <NameText name={device.name} />
      </h3>
      <dl class="fact-list">
        {factsOf(device).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <NameText name={value} />
            </dd>
          </div>
        ))}
      </dl>
      <Button
        name={say('devices.ignoreNamed', { name })}
        isBusy={model.task.busyWith.value === 'ignore-selected'}
        onClick={() => model.ignoreTwin(device.id)}
      >
        {say('devices.ignoreThis')}
      </Button>
    </section>
  );
}

function factsOf(device: ListedDevice): readonly (readonly [string, string])[] {
  const { companyName, siteName, kind, maker, model, operatingSystem, firstSeen } = device;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [say('devices.company'), companyName],
    [say('devices.site'), siteName],
    [say('devices.standing'), standingText(device.standing)],
    [say('devices.type'), deviceKindName(kind)],
    [say('devices.model'), modelText(maker, model)],
    [say('device.operatingSystem'), operatingSystem?.name],
    [say('devices.addresses'), device.addresses.join(', ')],
    [say('devices.firstSeen'), firstSeen],
  ];
  return facts.flatMap(([label, value]) => (value ? [[label, value] as const] : []));
}

function standingText(standing: Standing): string {
  switch (standing) {
    case 'staged':
      return say('devices.standingStaged');
    case 'imported':
      return say('devices.standingImported');
    case 'ignored':
      return say('devices.standingIgnored');
    case 'company-not-mapped':
      return say('companies.notMapped');
  }
}
