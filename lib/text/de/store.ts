import type { Translation } from '../texts';
import type { store as english } from '../en/store';

export const store: Translation<typeof english> = {
  newerData:
    'Die Daten hier stammen von einer neueren Version von Shelflife. Die Erweiterung aktualisieren.',
};
