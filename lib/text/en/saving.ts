export const saving = {
  underway: 'Saving to ConnectWise RMM',
  saved: 'Saved to ConnectWise RMM',
  waiting: 'Waiting to save: {message}',
  notSaved: 'Not saved: {message}',
  conflict: 'Not saved: someone else changed this date in ConnectWise RMM',
  undone: 'Undone: ConnectWise RMM holds {held} again.',
  heldIn: '{value} ({field})',
  technician: 'Technician',
} as const;
