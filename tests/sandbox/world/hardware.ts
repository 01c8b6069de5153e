import { modelOf, type Form } from './makers.ts';
import { DIGITS, HEX, type Draw } from './random.ts';
import type { DeviceKind, Hardware } from './records.ts';

const FORMS: Partial<Record<DeviceKind, Form>> = {
  desktop: 'desktop',
  laptop: 'laptop',
  server: 'server',
  'hyper-v-host': 'server',
  'esxi-host': 'server',
  network: 'network',
  mobile: 'mobile',
};

/** The hardware of device number `at`, and what kind of network gear it is. */
export function hardwareOf(
  kind: DeviceKind,
  at: number,
  draw: Draw,
): { hardware: Hardware; role?: string } {
  const form = FORMS[kind];
  if (!form) return { hardware: kind === 'cloud' ? cloudInstance(draw) : guest(draw) };

  const { maker, biosMaker, product, serial, chassis, role } = modelOf(form, draw);
  const number = serial(draw);
  const hardware: Hardware = {
    maker,
    biosMaker,
    product,
    model: product,
    systemSerial: number,
    // The board has a number of its own: only some makers repeat the service tag in it.
    ...(form !== 'network' &&
      form !== 'mobile' && {
        biosSerial: number,
        boardSerial: maker === 'Dell Inc.' ? `/${number}/CNWS200${draw.text(8)}/` : draw.text(14),
      }),
    ...(chassis !== undefined && { chassis }),
  };
  return { hardware: withOddSerial(hardware, at), ...(role !== undefined && { role }) };
}

/** Sprinkles in what firmware really reports: makers' placeholders, nothing, or a number in the BIOS only. */
function withOddSerial(hardware: Hardware, at: number): Hardware {
  if (at % 23 === 5)
    return {
      ...hardware,
      systemSerial: 'To be filled by O.E.M.',
      biosSerial: 'To be filled by O.E.M.',
    };
  if (at % 29 === 7)
    return { ...hardware, systemSerial: 'Default string', biosSerial: 'Default string' };
  if (at % 31 === 11) return { ...hardware, systemSerial: '', biosSerial: '' };
  if (at % 37 === 13) {
    const { systemSerial: _unreported, ...rest } = hardware;
    return rest;
  }
  // Cloned by an image: the same number as every other device of this remainder.
  if (at % 41 === 17) return { ...hardware, systemSerial: '5CD1000CLN', biosSerial: '5CD1000CLN' };
  return hardware;
}

function guest(draw: Draw): Hardware {
  if (draw.chance(0.6)) {
    const bytes = Array.from({ length: 16 }, () => draw.text(2, HEX));
    const number = `VMware-${bytes.slice(0, 8).join(' ')}-${bytes.slice(8).join(' ')}`;
    return {
      maker: 'Intel Corporation',
      biosMaker: 'Phoenix Technologies LTD',
      product: 'VMware Virtual Platform',
      model: 'VMware7,1',
      systemSerial: number,
      biosSerial: number,
      boardSerial: 'None',
      chassis: 1,
    };
  }
  const number = Array.from({ length: 7 }, () => draw.text(4, DIGITS)).join('-');
  return {
    maker: 'Microsoft Corporation',
    biosMaker: 'Microsoft Corporation',
    product: 'Virtual Machine',
    model: 'Virtual Machine',
    systemSerial: number,
    biosSerial: number,
    boardSerial: number,
    chassis: 3,
  };
}

const cloudInstance = (draw: Draw): Hardware => ({
  maker: 'Amazon EC2',
  biosMaker: 'Amazon EC2',
  product: draw.pick(['t3.medium', 'm6i.large', 'c6i.xlarge']),
  model: 'EC2',
  systemSerial: `ec2${draw.text(8, HEX)}`,
});
