import type { DeviceFacts } from '@/lib/domain/device';
import { parseDeviceId, type DeviceId } from '@/lib/domain/ids';
import type { DevicePlace } from './asio';
import { segment, type Call } from './client';
import { deviceOf, EndpointDto } from './endpoint-dto';
import { lenientList, lenientObject, lenientText } from './lenient';
import { z } from './zod';

export const legacyPath = '/api/platform/v1/device/endpoints';
export const legacyAbout = { what: 'asked.readDevices', scopes: ['platform.asset.read'] } as const;

export const legacyDetail = (id: DeviceId): Call => ({
  ...legacyAbout,
  method: 'GET',
  path: `${legacyPath}/${segment(id)}`,
  onlyReads: true,
});

/** The version 1 detail writes the board with a capital B and the addresses by interface. */
const DetailDto = lenientObject({ baseBoard: z.optional(z.unknown()), networks: lenientList });
const InterfaceDto = lenientObject({ ipv4: z.optional(z.unknown()), macAddress: lenientText });

/** Where a device stands, with what only the version 1 list tells of it. */
export interface LegacyPlace extends DevicePlace {
  readonly endpointType?: string;
  readonly regId?: string;
}

export function readLegacyDetail(
  record: unknown,
  place: LegacyPlace,
  now: number,
): DeviceFacts | undefined {
  const { baseBoard, networks } = z.parse(DetailDto, record);
  const interfaces = networks.map((network) => z.parse(InterfaceDto, network));
  const dto = z.safeParse(EndpointDto, {
    ...(typeof record === 'object' ? record : undefined),
    baseboard: baseBoard,
    ipAddress: interfaces.flatMap(({ ipv4 }) => ipv4),
    macAddress: interfaces.map(({ macAddress }) => macAddress),
    ...(place.regId && { regId: place.regId }),
  }).data;
  // The answer must be about the device that was asked for.
  if (!dto || parseDeviceId(dto.endpointID) !== place.deviceId) return undefined;
  const { companyId, siteId } = place;
  return deviceOf(
    { ...dto, endpointType: dto.endpointType || (place.endpointType ?? '') },
    { category: 'platform', companyId, siteId, now },
  );
}
