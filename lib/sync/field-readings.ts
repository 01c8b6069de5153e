import type { FieldValue } from '@/lib/asio/asio';
import type { CarrierChoice } from '@/lib/domain/date-fields';
import {
  dateFields,
  type DateField,
  type Readings,
  type SourcedDate,
} from '@/lib/domain/lifecycle';
import { readRmmDate } from '@/lib/domain/rmm-date';

/** What the chosen fields hold, as it stands there. A chosen field without a value was read to be empty. `knownAt`: epoch ms of the question. */
export function readingsOf(
  values: readonly FieldValue[],
  fields: CarrierChoice,
  knownAt: number,
): Readings {
  const readings: { [Name in DateField]?: SourcedDate } = {};
  for (const field of dateFields) {
    const carrier = fields[field];
    if (!carrier) continue;
    const found = values.find(({ fieldId }) => fieldId === carrier.id);
    readings[field] = {
      value: readRmmDate(found?.text),
      knownAt,
      fieldId: carrier.id,
      ...(found?.updatedAt !== undefined && { setAt: found.updatedAt }),
      ...(found?.updatedBy !== undefined && { setBy: found.updatedBy }),
    };
  }
  return readings;
}
