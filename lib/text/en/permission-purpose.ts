export const permissionPurpose = {
  companies: 'Lists your companies for mapping',
  sites: 'Shows where a device stands',
  devices: 'Lists the devices of mapped companies',
  assets: 'Reads serial number, maker and model',
  'field-values': 'Reads purchase and warranty dates',
  'field-values-write': 'Saves the dates you edit',
  'field-definitions': 'Finds the two date fields by name',
  'field-definitions-write': 'Creates the two date fields for you',
  'device-groups': 'Filters devices by group',
  'data-mapping': 'Recognises devices by their private id',
} as const;
