export const extension = {
  /** The language of these texts, for numbers and days within them: BCP 47. */
  language: 'en',
  description:
    'Purchase and warranty dates of every device, in the ConnectWise RMM portal and kept in the RMM itself.',
  workspaceTitle: 'Shelflife workspace',
} as const;
