import type { DisplaySettings } from '@/lib/domain/device-view';
import type { Database } from '@/lib/store/database';
import { readSettings } from '@/lib/store/state';

export async function displaySettings(db: Database): Promise<DisplaySettings> {
  const { expiringWithinDays, maximumAgeYears, dateDisplay, textDates } = await readSettings(db);
  return { expiringWithinDays, maximumAgeYears, dateDisplay, textDates };
}
