import { addDays, instantOn } from './calendar.ts';
import { drawFrom } from './random.ts';
import type { Device } from './records.ts';

export interface DeviceGroup {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly predefined: boolean;
  readonly static: boolean;
  readonly createdAt: string;
  readonly holds: (device: Device) => boolean;
}

type Sketch = Omit<DeviceGroup, 'id' | 'createdAt'>;

const SKETCHES: readonly Sketch[] = [
  {
    name: 'All servers',
    description: '',
    predefined: true,
    static: false,
    holds: ({ endpointType }) => endpointType === 'Server',
  },
  {
    name: 'All workstations',
    description: '',
    predefined: true,
    static: false,
    holds: ({ endpointType }) => endpointType === 'Desktop',
  },
  {
    name: 'Virtual machines',
    description: '',
    predefined: true,
    static: false,
    holds: ({ virtualType }) => virtualType === 'Guest',
  },
  {
    name: 'Reception pilots',
    description: 'Patched first',
    predefined: false,
    static: true,
    holds: ({ friendlyName }) => friendlyName === 'Reception',
  },
  { name: 'Empty group', description: '', predefined: false, static: true, holds: () => false },
];

export const deviceGroups = (seed: string, today: string): readonly DeviceGroup[] =>
  SKETCHES.map((sketch, at) => ({
    ...sketch,
    id: drawFrom(`${seed}/group/${at}`).uuid(),
    createdAt: instantOn(addDays(today, -600 + at)),
  }));
