import type { Translation } from '../texts';
import type { saving as english } from '../en/saving';

export const saving: Translation<typeof english> = {
  underway: 'Wird in ConnectWise RMM gespeichert',
  saved: 'In ConnectWise RMM gespeichert',
  waiting: 'Noch nicht gespeichert: {message}',
  notSaved: 'Nicht gespeichert: {message}',
  conflict: 'Nicht gespeichert: Dieses Datum wurde in ConnectWise RMM inzwischen geändert',
  undone: 'Rückgängig gemacht: In ConnectWise RMM steht wieder {held}.',
  heldIn: '{value} ({field})',
  technician: 'Techniker',
};
