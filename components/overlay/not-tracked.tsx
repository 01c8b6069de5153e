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
        <p class="standing">{isUnmapped ? 'Company not mapped' : 'Not imported'}</p>
        <p class="hint">{reasonOf(device)}</p>
      </div>
      <div class="acts">
        {panel.unsure.value ? (
          <Unsure panel={panel} />
        ) : (
          <GuardedButton
            panel={panel}
            onPress={isUnmapped ? panel.mapCompany : panel.importDevice}
            isPatient
          >
            {isUnmapped ? 'Map company' : 'Import this device'}
          </GuardedButton>
        )}
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

function Unsure({ panel }: { readonly panel: Panel }) {
  const isMap = panel.unsure.value === 'map';
  return (
    <>
      <span class="hint">{isMap ? 'Map this company?' : 'Import it?'}</span>
      <GuardedButton
        panel={panel}
        onPress={() => (isMap ? panel.mapCompany(true) : panel.importDevice(true))}
      >
        {isMap ? 'Yes, map company' : 'Yes, import'}
      </GuardedButton>
      <button type="button" class="act" onClick={panel.leaveUnsure}>
        No
      </button>
    </>
  );
}
