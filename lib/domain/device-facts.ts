import type { DeviceFacts } from './device';

const all: Readonly<Record<keyof DeviceFacts, true>> = {
  id: true,
  companyId: true,
  siteId: true,
  name: true,
  hostName: true,
  kind: true,
  maker: true,
  model: true,
  serialNumber: true,
  operatingSystem: true,
  addresses: true,
  macAddresses: true,
  firstSeenAt: true,
  regId: true,
};
const isFact = (name: string): name is keyof DeviceFacts => Object.hasOwn(all, name);
const factNames = Object.keys(all).filter(isFact);

/** Whether the RMM says the same of a device as before. */
export const sameFacts = (one: DeviceFacts, other: DeviceFacts): boolean =>
  factNames.every((name) => isSame(one[name], other[name]));

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other);
}

type Hardware = Pick<DeviceFacts, 'maker' | 'model' | 'serialNumber' | 'operatingSystem'>;

/** What is known of the machine itself. */
export const hardwareOf = ({
  maker,
  model,
  serialNumber,
  operatingSystem,
}: DeviceFacts): Hardware => ({
  ...(maker !== undefined && { maker }),
  ...(model !== undefined && { model }),
  ...(serialNumber !== undefined && { serialNumber }),
  ...(operatingSystem && { operatingSystem }),
});

/** Whether it is known which machine it is. */
export const hasHardware = ({ model, serialNumber }: DeviceFacts): boolean =>
  model !== undefined || serialNumber !== undefined;
