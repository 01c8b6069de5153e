export const permission = {
  companies: 'Read companies',
  sites: 'Read sites',
  devices: 'Read devices',
  assets: 'Read assets',
  'field-values': 'Read custom field values',
  'field-values-write': 'Write custom field values',
  'field-definitions': 'Read custom field definitions',
  'field-definitions-write': 'Write custom field definitions',
  'device-groups': 'Read device groups',
  'data-mapping': 'Read data mapping',
} as const;
