export const recognition = {
  takingBack: 'Taking it back',
  lookingForNext: 'Looking for the next device',
  tryingAgain: 'Trying again',
  importing: 'Importing',
  openingMapping: 'Opening the company mapping',
  openingEditor: 'Opening the editor',
  tooFast: 'That was a bit fast. Wait a moment and try again.',
} as const;
