export const diagnostics = {
  title: 'What went wrong lately',
  lead: 'A report of it helps somebody else to find out why.',
  noErrors: 'Nothing has gone wrong lately.',
  errors: 'Last errors',
  when: 'When',
  during: 'During',
  what: 'What',
  times: { one: '{count} time', other: '{count} times' },
  duringApi: 'a request to ConnectWise',
  duringWorker: 'work in the background',
  forget: 'Forget these errors',
  prepare: 'Prepare a report',
  withMessages: 'With the errors’ own words, which may name companies and devices',
  report: 'Report',
  reportLead:
    'This text, and nothing else, is copied. It holds no key, no secret, no name of a technician, and no date of a device.',
  copyReport: 'Copy the report',
} as const;
