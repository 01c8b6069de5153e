import type { AttributeType, FieldDefinition } from '../world/field-definitions.ts';

const MAX_LENGTH = 1_000;
// RFC 3339, as `format: date-time` means it.
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

type Rule = (definition: FieldDefinition, value: string) => string | undefined;

const RULES: Record<AttributeType, Rule> = {
  boolean: (_definition, value) =>
    ['true', 'false'].includes(value) ? undefined : 'true or false',
  integer: (_definition, value) => (/^-?\d{1,18}$/.test(value) ? undefined : 'a whole number'),
  enum: ({ choices = [] }, value) =>
    choices.includes(value) ? undefined : `one of ${choices.join(', ')}`,
  datetime: (_definition, value) =>
    INSTANT.test(value) && isRealDay(value) ? undefined : 'a date and time',
  string: ({ regex }, value) => {
    if (value.length > MAX_LENGTH) return `at most ${MAX_LENGTH} characters long`;
    return regex && !new RegExp(regex).test(value) ? `of the form ${regex}` : undefined;
  },
};

/** Why a text can't be a value of the field; an empty text clears any field that isn't required. */
export function faultOfValue(definition: FieldDefinition, value: string): string | undefined {
  const { name, attributeType, required } = definition;
  if (value === '') return required ? `${name} is required` : undefined;
  const wanted = RULES[attributeType](definition, value);
  return wanted && `${name} must be ${wanted}`;
}

/** Rejects what `Date` would move on, such as 30 February. */
function isRealDay(instant: string): boolean {
  const day = instant.slice(0, 10);
  const time = Date.parse(`${day}T00:00:00Z`);
  return (
    !Number.isNaN(time) &&
    new Date(time).toISOString().startsWith(day) &&
    !Number.isNaN(Date.parse(instant))
  );
}
