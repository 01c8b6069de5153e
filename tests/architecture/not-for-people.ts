/** What looks like a text for people and is none, or must be the same in every language. */
export const notForPeople: Readonly<Record<string, readonly string[] | 'all'>> = {
  // What is stored in the RMM is for everyone who reads it there, whatever language their browser has.
  'lib/asio/field-definitions.ts': ['Kept by Shelflife as yyyy-mm-dd.'],
  'lib/domain/date-fields.ts': ['Purchase Date', 'Warranty Expiry Date'],
  // Words of companies' names, to be compared without them.
  'lib/domain/name-key.ts': [
    'and',
    'inc incorporated llc llp lp ltd limited corp corporation company co gmbh ag kg ug plc pty bv nv sa sarl srl oy ab as',
  ],
  // Columns of a file that other programs read.
  'lib/state/activity-export.ts': [
    'Number',
    'When',
    'Kind',
    'Person',
    'Device',
    'Device id',
    'Field',
    'From',
    'To',
    'Result',
    'Reason',
    'Details',
    'Save id',
    'Undo of',
    'Bulk id',
  ],
  // Goes to somebody who looks for the cause of a trouble, whatever language the browser speaks.
  'lib/state/diagnostics-report.ts': 'all',
  // Names of headers, errors, keys and locks, and selectors.
  'entrypoints/background/body-parts.ts': ['is not what it should be'],
  'lib/asio/client.ts': ['Bearer {}'],
  'lib/asio/rate-limits.ts': ['Bearer {}'],
  'lib/asio/sealed-token.ts': ['shelflife token {}'],
  'lib/domain/failure.ts': ['Failure'],
  'lib/portal/teach-selectors.ts': ['{}:nth-child({} of {})'],
  'lib/sync/outbox.ts': ['edits of {}'],
};
