import { addDays, instantOn } from './calendar.ts';
import { drawFrom } from './random.ts';

export const ENTITY_TYPES = [
  'client',
  'site',
  'endpoint',
  'contact',
  'ticket',
  'ticketnote',
] as const;
export const ATTRIBUTE_TYPES = ['boolean', 'string', 'enum', 'datetime', 'integer'] as const;

export type EntityType = (typeof ENTITY_TYPES)[number];
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];

export interface FieldDefinition {
  readonly id: string;
  readonly entityType: EntityType;
  readonly name: string;
  readonly description: string;
  readonly attributeType: AttributeType;
  /** Either a pattern or the choices, never both. */
  readonly regex?: string;
  readonly choices?: readonly string[];
  readonly defaultValue: string | null;
  readonly isEditable: boolean;
  readonly required: boolean;
  /** Set on a field that a vendor's integration owns; a partner's key can read but not write it. */
  readonly integratorId?: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly createdBy: string;
}

/** The default that MSPs give a text box that holds a date: no date. */
export const NO_DATE = '0001-01-01 00:00:00';

export const FIELD = {
  purchase: 'Purchase Date',
  warranty: 'Warranty Expiry Date',
  assetTag: 'Asset Tag',
  location: 'Location',
  lastAudit: 'Last Audit',
  leaseMonths: 'Lease Months',
  loanDevice: 'Loan Device',
  vendorWarranty: 'ScalePad Warranty Expiration',
} as const;

export const LOCATIONS = ['Head office', 'Warehouse', 'Remote', 'Data centre'] as const;

type Sketch = Pick<FieldDefinition, 'name' | 'attributeType'> &
  Partial<Omit<FieldDefinition, 'id' | 'name' | 'attributeType'>>;

const SKETCHES: readonly Sketch[] = [
  {
    name: FIELD.purchase,
    attributeType: 'string',
    defaultValue: NO_DATE,
    description: 'Day of purchase',
  },
  { name: FIELD.warranty, attributeType: 'string', description: 'Last day of warranty' },
  { name: FIELD.assetTag, attributeType: 'string', regex: '^[A-Z]{2}-\\d{5}$' },
  { name: FIELD.location, attributeType: 'enum', choices: LOCATIONS },
  { name: FIELD.lastAudit, attributeType: 'datetime', isEditable: false },
  { name: FIELD.leaseMonths, attributeType: 'integer', defaultValue: '36' },
  { name: FIELD.loanDevice, attributeType: 'boolean', defaultValue: 'false' },
  { name: 'Purchase Order', attributeType: 'string' },
  {
    name: FIELD.vendorWarranty,
    attributeType: 'datetime',
    isEditable: false,
    integratorId: 'integrator',
  },
  {
    name: 'Warranty Expiry Date',
    attributeType: 'string',
    entityType: 'client',
    description: 'Of the contract',
  },
  { name: 'Account Code', attributeType: 'string', entityType: 'client' },
  { name: 'Door Code', attributeType: 'string', entityType: 'site' },
];

export function seededDefinitions(seed: string, today: string): readonly FieldDefinition[] {
  const madeAt = instantOn(addDays(today, -700));
  return SKETCHES.map((sketch, at) => {
    const draw = drawFrom(`${seed}/definition/${at}`);
    const { integratorId, ...facts } = sketch;
    return {
      entityType: 'endpoint',
      description: '',
      defaultValue: null,
      isEditable: true,
      required: false,
      createdAt: madeAt,
      updatedAt: madeAt,
      createdBy: 'onboarding',
      ...facts,
      id: draw.uuid(),
      ...(integratorId && { integratorId: draw.uuid() }),
    };
  });
}
