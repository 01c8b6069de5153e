import { DIGITS, HEX, type Draw } from './random.ts';

export type Form = 'desktop' | 'laptop' | 'server' | 'network' | 'mobile';

export interface Model {
  readonly form: Form;
  /** As the board or BIOS names it, spelt as makers spell themselves. */
  readonly maker: string;
  readonly biosMaker: string;
  readonly product: string;
  readonly serial: (draw: Draw) => string;
  /** SMBIOS chassis type; network gear and phones tell none. */
  readonly chassis?: number;
  /** What network gear is, as the portal words it. */
  readonly role?: string;
}

const MAC_ALPHABET = HEX.toUpperCase();
const dell = (draw: Draw) => draw.text(7);
const hp = (draw: Draw) => `5CG${draw.text(7)}`;
const hpe = (draw: Draw) => `CZ${draw.text(8)}`;
const lenovo = (draw: Draw) => `PF${draw.text(6)}`;
const microsoft = (draw: Draw) => draw.text(12, DIGITS);
const apple = (draw: Draw) => draw.text(10);
const supermicro = (draw: Draw) => `S${draw.text(15, DIGITS)}`;
const cisco = (draw: Draw) => `FOC${draw.text(4, DIGITS)}${draw.text(4)}`;
const fortinet = (draw: Draw) => `FGT60F${draw.text(10, DIGITS)}`;
const ubiquiti = (draw: Draw) => draw.text(12, MAC_ALPHABET);
const apc = (draw: Draw) => `AS${draw.text(10, DIGITS)}`;
const whiteBox = () => 'To be filled by O.E.M.';

const AMI = 'American Megatrends Inc.';

export const MODELS: readonly Model[] = [
  {
    form: 'desktop',
    maker: 'Dell Inc.',
    biosMaker: 'Dell Inc.',
    product: 'OptiPlex 7010',
    serial: dell,
    chassis: 3,
  },
  {
    form: 'desktop',
    maker: 'Dell Inc.',
    biosMaker: 'Dell Inc.',
    product: 'OptiPlex 3080',
    serial: dell,
    chassis: 16,
  },
  {
    form: 'desktop',
    maker: 'HP',
    biosMaker: 'HP',
    product: 'HP EliteDesk 800 G6 Desktop Mini PC',
    serial: hp,
    chassis: 35,
  },
  {
    form: 'desktop',
    maker: 'Hewlett-Packard',
    biosMaker: 'Hewlett-Packard',
    product: 'HP ProDesk 600 G1 SFF',
    serial: hp,
    chassis: 4,
  },
  {
    form: 'desktop',
    maker: 'LENOVO',
    biosMaker: 'LENOVO',
    product: 'ThinkCentre M70q',
    serial: lenovo,
    chassis: 35,
  },
  {
    form: 'desktop',
    maker: 'ASUSTeK COMPUTER INC.',
    biosMaker: AMI,
    product: 'System Product Name',
    serial: whiteBox,
    chassis: 3,
  },
  {
    form: 'laptop',
    maker: 'Dell Inc.',
    biosMaker: 'Dell Inc.',
    product: 'Latitude 5420',
    serial: dell,
    chassis: 10,
  },
  {
    form: 'laptop',
    maker: 'Dell Inc.',
    biosMaker: 'Dell Inc.',
    product: 'Precision 3561',
    serial: dell,
    chassis: 10,
  },
  {
    form: 'laptop',
    maker: 'HP',
    biosMaker: 'HP',
    product: 'HP EliteBook 840 G8 Notebook PC',
    serial: hp,
    chassis: 10,
  },
  {
    form: 'laptop',
    maker: 'LENOVO',
    biosMaker: 'LENOVO',
    product: 'ThinkPad T14 Gen 2',
    serial: lenovo,
    chassis: 10,
  },
  {
    form: 'laptop',
    maker: 'Microsoft Corporation',
    biosMaker: 'Microsoft Corporation',
    product: 'Surface Laptop 4',
    serial: microsoft,
    chassis: 9,
  },
  {
    form: 'laptop',
    maker: 'Apple Inc.',
    biosMaker: 'Apple Inc.',
    product: 'MacBookPro18,3',
    serial: apple,
    chassis: 9,
  },
  {
    form: 'server',
    maker: 'Dell Inc.',
    biosMaker: 'Dell Inc.',
    product: 'PowerEdge R450',
    serial: dell,
    chassis: 23,
  },
  {
    form: 'server',
    maker: 'HPE',
    biosMaker: 'HPE',
    product: 'ProLiant DL360 Gen10',
    serial: hpe,
    chassis: 23,
  },
  {
    form: 'server',
    maker: 'Lenovo',
    biosMaker: 'Lenovo',
    product: 'ThinkSystem SR630',
    serial: lenovo,
    chassis: 23,
  },
  {
    form: 'server',
    maker: 'Supermicro',
    biosMaker: AMI,
    product: 'SYS-5019D-FN8TP',
    serial: supermicro,
    chassis: 17,
  },
  {
    form: 'network',
    maker: 'Cisco',
    biosMaker: '',
    product: 'Catalyst 9200L-24P',
    serial: cisco,
    role: 'Switch',
  },
  {
    form: 'network',
    maker: 'Fortinet',
    biosMaker: '',
    product: 'FortiGate 60F',
    serial: fortinet,
    role: 'Firewall',
  },
  {
    form: 'network',
    maker: 'Ubiquiti Inc.',
    biosMaker: '',
    product: 'UniFi U6-Pro',
    serial: ubiquiti,
    role: 'Access Point',
  },
  {
    form: 'network',
    maker: 'APC',
    biosMaker: '',
    product: 'Smart-UPS 1500',
    serial: apc,
    role: 'UPS',
  },
  {
    form: 'mobile',
    maker: 'Apple Inc.',
    biosMaker: '',
    product: 'iPad (9th generation)',
    serial: apple,
  },
  {
    form: 'mobile',
    maker: 'Samsung',
    biosMaker: '',
    product: 'Galaxy Tab Active3',
    serial: (draw) => `R5${draw.text(9)}`,
  },
];

export function modelOf(form: Form, draw: Draw): Model {
  const [first, ...others] = MODELS.filter((model) => model.form === form);
  if (!first) throw new Error(`No model of the form ${form}`);
  return draw.pick([first, ...others]);
}
