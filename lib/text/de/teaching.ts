import type { Translation } from '../texts';
import type { teaching as english } from '../en/teaching';

export const teaching: Translation<typeof english> = {
  teachPage: 'Diese Seite anlernen',
  teachHint:
    'Shelflife findet das Gerät auf dieser Seite nicht oder das Kennzeichen steht ungünstig? Einmal darauf zeigen genügt.',
  begun: 'Auf der Seite weitermachen.',
  noPortalTab: 'Keine Seite des Portals ist im Vordergrund. Öffnen und erneut versuchen.',
  reloadPage: 'Diese Seite wurde vor Shelflife geladen. Neu laden und erneut versuchen.',
  sessionOver: 'Das Anlernen ist beendet. Im Popup neu beginnen.',
  oddAddress: 'Die Adresse dieser Seite lässt sich nicht merken.',
  notOurFile: 'Das ist keine Datei mit angelernten Seiten, die Shelflife exportiert hat.',
};
