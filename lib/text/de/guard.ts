import type { Translation } from '../texts';
import type { guard as english } from '../en/guard';

export const guard: Translation<typeof english> = {
  hidden:
    'Diese Seite verbirgt, verdeckt oder verzerrt einen Teil dieses Dialogs; deshalb wurde nichts geändert. Den ganzen Dialog in Sicht bringen und erneut versuchen oder ihn in einem eigenen Tab öffnen.',
  untold:
    'Dieser Browser kann nicht feststellen, ob die Seite einen Teil dieses Dialogs verbirgt. Ist das so gewollt?',
  goOn: 'Ja, fortfahren',
  notNow: 'Nein',
  ownTab: 'In eigenem Tab öffnen',
  removes: 'Die Seite unter {host} entfernt immer wieder, was Shelflife auf ihr anzeigt.',
  removesAdvice:
    'Shelflife hat es zurückgebracht und lässt diese Seite nun in Ruhe, bis sie neu geladen wird. Die Seite neu laden; kommt es wieder vor, nach einer anderen Erweiterung suchen, die dort Seiten verändert, und bis dahin den Arbeitsbereich nutzen.',
};
