export const region = {
  na: 'North America',
  eu: 'Europe',
  au: 'Australia',
} as const;
