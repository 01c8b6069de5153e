import type { Translation } from '../texts';
import type { extension as english } from '../en/extension';

export const extension: Translation<typeof english> = {
  language: 'de',
  description:
    'Kauf- und Garantiedaten jedes Geräts, direkt im ConnectWise-RMM-Portal und im RMM selbst gespeichert.',
  workspaceTitle: 'Shelflife-Arbeitsbereich',
};
