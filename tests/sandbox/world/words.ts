/** Names with near twins, umlauts and marks-up: what a matching by name has to cope with. */
export const COMPANY_NAMES = [
  'Alder & Finch Dental',
  'Bluewater Logistics',
  'Blue Water Logistics Ltd',
  'Corvid Engineering GmbH',
  'Dunmore Primary School',
  'Grüne Höfe eG',
  'Harbour Lights Charity',
  `O'Malley "Quick" Print <Co>`,
] as const;

export const COMPANY_FIRST = [
  'Amber',
  'Birch',
  'Cedar',
  'Copper',
  'Eastgate',
  'Elm',
  'Granite',
  'Harbour',
  'Iron',
  'Juniper',
  'Kestrel',
  'Larch',
  'Maple',
  'Northway',
  'Oakfield',
  'Pine',
  'Quarry',
  'Redwood',
  'Silver',
  'Willow',
] as const;

export const COMPANY_SECOND = [
  'Accounting',
  'Architects',
  'Bakery',
  'Builders',
  'Clinic',
  'Dental',
  'Engineering',
  'Farms',
  'Freight',
  'Insurance',
  'Legal',
  'Logistics',
  'Motors',
  'Optics',
  'Pharmacy',
  'Print',
  'Surveyors',
  'Veterinary',
] as const;

export const COMPANY_FORM = [
  '',
  '',
  'Ltd',
  'Limited',
  'LLC',
  'Inc.',
  'GmbH',
  'Group',
  '& Sons',
  'Pty Ltd',
] as const;

export const SITE_NAMES = [
  'Main office',
  'Warehouse',
  'Branch North',
  'Branch South',
  'Workshop',
  'Clinic 2',
  'Depot',
  'Annex',
] as const;

export const TOWNS = [
  ['Fairhaven', 'WA', 'US'],
  ['Millbrook', 'TX', 'US'],
  ['Ashford Cross', 'Kent', 'GB'],
  ['Sankt Veit', 'BY', 'DE'],
  ['Port Marden', 'VIC', 'AU'],
  ['Lakeview', 'ON', 'CA'],
] as const;

/** Logins, not people. */
export const TECHNICIANS = [
  'tech.north',
  'tech.west',
  'dispatch',
  'onboarding',
  'svc-rmm-import',
] as const;

export const FRIENDLY_NAMES = [
  'Reception',
  'Front desk',
  'Accounts',
  'Meeting room',
  'Workshop bench',
  'Stock room',
  'Manager',
  'Treatment 1',
  'Treatment 2',
  'Training laptop',
  'Label printer PC',
  'Till 1',
  'Till 2',
] as const;

/** What a name may hold to break a page, a table, a spreadsheet or a reader. */
export const HOSTILE_NAMES = [
  '<img src=x onerror=alert(1)>',
  "=cmd|'/c calc'!A0",
  'INV\u202Eexe.tnemyap',
  '"><script>window.pwned=1</script>',
  'Büro-PC 💻 №7',
  'جهاز-الاستقبال',
  `Quote"s 'and' \`ticks\``,
  `LONG-${'X'.repeat(240)}`,
  '  spaced\u00a0 name\u200b ',
  '__proto__',
  '{{constructor.constructor("x")()}}',
] as const;
