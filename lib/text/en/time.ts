export const time = {
  justNow: 'just now',
  lessThanAMinute: 'less than a minute',
  minutes: { one: '{count} minute', other: '{count} minutes' },
  hours: { one: '{count} hour', other: '{count} hours' },
  days: { one: '{count} day', other: '{count} days' },
  moreThanAYear: 'more than a year',
  left: '{span} left',
  aboutLeft: 'about {span} left',
  noDate: 'no date',
} as const;
