export const store = {
  newerData: 'The data here was made by a newer version of Shelflife. Update the extension.',
} as const;
