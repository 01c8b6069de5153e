import type { DeviceDetails } from '@/lib/domain/device-details';
import { displayText } from '@/lib/domain/display-text';
import { lenientList, lenientObject, lenientText } from './lenient';
import { z } from './zod';

const HardwareDto = lenientObject({ processors: lenientList, physicalMemory: lenientList });
const ProcessorDto = lenientObject({ product: lenientText });
const MemoryDto = lenientObject({ sizeBytes: lenientText });

export type DeviceParts = Pick<DeviceDetails, 'processor' | 'memoryBytes'>;

/** What the detail of a device tells of its parts; both versions of the call write them alike. */
export function partsOf(record: unknown): DeviceParts {
  const { processors, physicalMemory } = z.parse(HardwareDto, record);
  const products = processors.map((one) => displayText(z.parse(ProcessorDto, one).product, 100));
  // A machine with several names the same one for each.
  const processor = [...new Set(products.filter(Boolean))].join(', ');
  const memoryBytes = physicalMemory
    .map((one) => Number(z.parse(MemoryDto, one).sizeBytes))
    .filter((size) => Number.isSafeInteger(size) && size > 0)
    .reduce((sum, size) => sum + size, 0);
  return { ...(processor && { processor }), ...(memoryBytes > 0 && { memoryBytes }) };
}
