import type { FleetRules } from '@/lib/domain/fleet-device';
import { defaultSettings, type Settings } from '@/lib/domain/settings';
import type { App } from '@/lib/state/app-model';

/** How what is known of devices is shown. */
export interface FleetLooks {
  readonly rules: FleetRules;
  readonly dateDisplay: Settings['dateDisplay'];
}

export const looksOf = ({ fleet, status }: App): FleetLooks => ({
  rules: fleet.rules.value,
  dateDisplay: (status.value.value?.settings ?? defaultSettings).dateDisplay,
});
