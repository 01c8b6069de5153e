import type { DeviceView } from '@/lib/domain/device-view';
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
        <p class="title">Hardware lifecycle</p>
        <p class="standing">{isUnmapped ? 'Company not mapped' : 'Not imported'}</p>
        <p class="hint">{reasonOf(device)}</p>
      </div>
      <div class="acts">
        {isUnmapped ? <MapButton panel={panel} /> : <ImportButton panel={panel} />}
      </div>
    </>
  );
}

function reasonOf({ standing, companyName }: DeviceView): string {
  if (standing === 'company-not-mapped') {
    return `${companyName} stands for no client yet, so its devices are not tracked.`;
  }
  if (standing === 'ignored') return 'It was put aside. Importing it brings its dates here.';
  return 'It waits for review. Importing it brings its dates here.';
}

function MapButton({ panel }: { readonly panel: Panel }) {
  return (
    <GuardedButton panel={panel} onPress={panel.mapCompany}>
      Map company
    </GuardedButton>
  );
}

function ImportButton({ panel }: { readonly panel: Panel }) {
  if (!panel.isUnsure.value) {
    return (
      <GuardedButton panel={panel} onPress={panel.importDevice} isPatient>
        Import this device
      </GuardedButton>
    );
  }
  return (
    <>
      <span class="hint">Import this device?</span>
      <GuardedButton panel={panel} onPress={() => panel.importDevice(true)} isCautious>
        Yes, import it
      </GuardedButton>
      <button type="button" class="act" onClick={panel.leaveUnsure}>
        No
      </button>
    </>
  );
}
