import { displayText } from '@/lib/domain/display-text';
import type { DeviceFacts, OperatingSystem } from '@/lib/domain/device';
import { kindOf, type KindHints } from '@/lib/domain/device-kind';
import { parseDeviceId, type CompanyId, type SiteId } from '@/lib/domain/ids';
import { usableSerialNumber } from '@/lib/domain/serial-number';
import { hardwareText, makerOf } from './hardware-text';
import { lenientList, lenientObject, lenientText, lenientTexts } from './lenient';
import { z } from './zod';

/** An endpoint of the version 2 list; the version 1 detail is brought into the same form. */
export const EndpointDto = z.object({
  endpointID: z.string(),
  regId: lenientText,
  deviceName: lenientText,
  friendlyName: lenientText,
  endpointType: lenientText,
  resourceType: lenientText,
  type: lenientText,
  virtualType: lenientText,
  ipAddress: lenientTexts,
  macAddress: lenientTexts,
  createdAt: lenientText,
  agentInstalledUTC: lenientText,
  createTimeUTC: lenientText,
  system: lenientObject({
    product: lenientText,
    model: lenientText,
    serialNumber: lenientText,
    systemName: lenientText,
    chassisTypes: lenientList,
  }),
  baseboard: lenientObject({
    manufacturer: lenientText,
    product: lenientText,
    model: lenientText,
  }),
  bios: lenientObject({ manufacturer: lenientText, serialNumber: lenientText }),
  os: lenientObject({
    product: lenientText,
    buildNumber: lenientText,
    displayVersion: lenientText,
  }),
});

export type EndpointDto = z.output<typeof EndpointDto>;

/** Where a record stands in the answer. */
export interface EndpointPlace {
  readonly category: KindHints['category'];
  readonly companyId: CompanyId;
  readonly siteId: SiteId | undefined;
  /** Epoch ms; what is said to have happened later did not. */
  readonly now: number;
}

export function deviceOf(dto: EndpointDto, place: EndpointPlace): DeviceFacts | undefined {
  const id = parseDeviceId(dto.endpointID);
  if (!id) return undefined;
  const hardware = hardwareOf(dto);
  const hostName = displayText(dto.deviceName) || displayText(dto.system.systemName);
  const name = displayText(dto.friendlyName) || hostName;
  return {
    id,
    companyId: place.companyId,
    siteId: place.siteId,
    name: name || hardware.serialNumber || id,
    ...(hostName && { hostName }),
    kind: kindOf(hintsOf(dto, place.category)),
    ...hardware,
    ...tracesOf(dto, place.now),
    addresses: shownTexts(dto.ipAddress),
    macAddresses: shownTexts(dto.macAddress).filter((mac) => !/^[0:-]+$/.test(mac)),
  };
}

const modelOf = ({ system, baseboard }: EndpointDto): string | undefined =>
  hardwareText(system.model, system.product, baseboard.model, baseboard.product);

/** Which field tells what: the board's own serial number, for one, is not the machine's. */
function hardwareOf(dto: EndpointDto) {
  const { system, bios, baseboard } = dto;
  const maker = makerOf(baseboard.manufacturer, bios.manufacturer);
  const model = modelOf(dto);
  const serial = usableSerialNumber(system.serialNumber) ?? usableSerialNumber(bios.serialNumber);
  const serialNumber = displayText(serial ?? '', 100);
  const operatingSystem = operatingSystemOf(dto);
  return {
    ...(maker && { maker }),
    ...(model && { model }),
    ...(serialNumber && { serialNumber }),
    ...(operatingSystem && { operatingSystem }),
  };
}

function operatingSystemOf({ os }: EndpointDto): OperatingSystem | undefined {
  const name = displayText(os.product, 100);
  const build = displayText(os.buildNumber, 40) || displayText(os.displayVersion, 40);
  return name ? { name, ...(build && { build }) } : undefined;
}

function hintsOf(dto: EndpointDto, category: KindHints['category']): KindHints {
  const { endpointType, resourceType, type, virtualType, system, os } = dto;
  return {
    category,
    endpointType,
    resourceType,
    type,
    virtualType,
    chassisTypes: system.chassisTypes.map(Number).filter(Number.isInteger),
    osName: os.product,
    model: modelOf(dto),
  };
}

const MOST_ADDRESSES = 16;

const shownTexts = (texts: readonly string[]): readonly string[] =>
  texts.slice(0, MOST_ADDRESSES).flatMap((text) => displayText(text, 60) || []);

/** No RMM agent is older; the API writes "never" as year 0001. */
const EARLIEST = Date.UTC(1995);

function tracesOf(dto: EndpointDto, now: number) {
  const instants = [dto.agentInstalledUTC, dto.createTimeUTC, dto.createdAt]
    .map(instantOf)
    .filter((at) => at >= EARLIEST && at <= now);
  const regId = /^\d{1,20}$/.exec(dto.regId)?.[0];
  return {
    ...(instants.length > 0 && { firstSeenAt: Math.min(...instants) }),
    ...(regId && { regId }),
  };
}

const ISO_INSTANT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d[\d:.]*)\s*(Z|[+-]\d\d:?\d\d)?)?$/i;

/** Epoch ms of an instant; one without a zone is UTC. Not a number where it is none. */
export function instantOf(text: string): number {
  const [, day, time = '00:00', zone = 'Z'] = ISO_INSTANT.exec(text.trim()) ?? [];
  // Left to itself the browser reads a date into any digits.
  return day === undefined ? Number.NaN : Date.parse(`${day}T${time}${zone}`);
}
