import type { DeviceView } from '@/lib/domain/device-view';
import { say } from '@/lib/text/say';
import { GuardedButton } from './guarded-button';
import type { Panel } from './panel';

interface NotTrackedProps {
  readonly panel: Panel;
  readonly device: DeviceView;
}

/** A device that has no lifecycle data, why, and what brings it in. */
export function NotTracked({ panel, device }: NotTrackedProps) {
  const isUnmapped = device.standing === 'company-not-mapped';
  return (
    <>
      <div class="lead">
        <p class="title">{say('overlay.hardwareLifecycle')}</p>
        {!device.isLeftOut && (
          <p class="standing">
            {isUnmapped ? say('overlay.companyNotMapped') : say('overlay.notImported')}
          </p>
        )}
        <p class="hint">{reasonOf(device)}</p>
      </div>
      <div class="acts">
        {isUnmapped ? <MapButton panel={panel} /> : <ImportButton panel={panel} />}
      </div>
    </>
  );
}

function reasonOf({ standing, companyName, isLeftOut }: DeviceView): string {
  if (isLeftOut) return say('overlay.leftOutReason');
  if (standing === 'company-not-mapped') {
    return say('overlay.notMappedReason', { company: companyName });
  }
  if (standing === 'ignored') return say('overlay.ignoredReason');
  return say('overlay.stagedReason');
}

function MapButton({ panel }: { readonly panel: Panel }) {
  return (
    <GuardedButton panel={panel} onPress={panel.mapCompany}>
      {say('overlay.mapCompany')}
    </GuardedButton>
  );
}

function ImportButton({ panel }: { readonly panel: Panel }) {
  if (!panel.isUnsure.value) {
    return (
      <GuardedButton panel={panel} onPress={panel.importDevice} isPatient>
        {say('overlay.importDevice')}
      </GuardedButton>
    );
  }
  return (
    <>
      <span class="hint">{say('overlay.importQuestion')}</span>
      <GuardedButton panel={panel} onPress={panel.importDevice} isPatient isCautious isLastWay>
        {say('overlay.importYes')}
      </GuardedButton>
      <button type="button" class="act" onClick={panel.leaveUnsure}>
        {say('overlay.importNo')}
      </button>
    </>
  );
}
