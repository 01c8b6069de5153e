import { z } from '@/lib/asio/zod';
import { MOST_IN_BULK } from '@/lib/domain/bulk';
import { EVIDENCE_LIMITS } from '@/lib/domain/evidence';
import { dateFields } from '@/lib/domain/lifecycle';
import { quickYears } from '@/lib/domain/quick-act';
import { evidence } from './bodies';
import { companyIdText, deviceIdText, siteIdText } from './body-parts';

export const seenPage = z.object({
  evidence,
  address: z.exactOptional(z.string().check(z.maxLength(EVIDENCE_LIMITS.addressLength))),
  chosen: z.exactOptional(deviceIdText),
});

export const quickEditing = z.object({
  deviceId: deviceIdText,
  act: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('extend'), years: z.literal([...quickYears]) }),
    z.object({
      kind: z.literal('accept'),
      field: z.enum(dateFields),
      source: z.enum(['technician', 'rmm', 'vendor', 'import']),
    }),
  ]),
});

export const tickedDevices = z.object({
  deviceIds: z.array(deviceIdText).check(z.minLength(1), z.maxLength(MOST_IN_BULK)),
});

export const afterDevice = z.object({ deviceId: deviceIdText, go: z.boolean() });

export const placeInFleet = z.object({
  companyId: companyIdText,
  siteId: z.exactOptional(siteIdText),
});
