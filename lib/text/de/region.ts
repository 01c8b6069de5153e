import type { Translation } from '../texts';
import type { region as english } from '../en/region';

export const region: Translation<typeof english> = {
  na: 'Nordamerika',
  eu: 'Europa',
  au: 'Australien',
};
