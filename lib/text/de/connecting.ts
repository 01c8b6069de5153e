import type { Translation } from '../texts';
import type { connecting as english } from '../en/connecting';

export const connecting: Translation<typeof english> = {
  notConnected: 'Shelflife ist nicht mit ConnectWise RMM verbunden.',
  secretUnreadable:
    'Das gespeicherte Client Secret ist nicht mehr lesbar. Die Zugangsdaten erneut eingeben.',
  regionNotAllowed: 'Der Browser lässt Shelflife nicht auf ConnectWise in {region} zugreifen.',
  hostNotAllowed: 'Der Browser darf nicht auf {host} zugreifen.',
  lacksPermissions: {
    one: 'Der API-Schlüssel funktioniert, aber eine nötige Berechtigung fehlt: {named}.',
    other: 'Der API-Schlüssel funktioniert, aber nötige Berechtigungen fehlen: {named}.',
  },
  permission: '{name} ({scopes})',
  notFilledIn: 'Nichts wurde an ConnectWise gesendet: Das Formular ist noch nicht ausgefüllt.',
  fillIn: 'Das oben Markierte eingeben und erneut versuchen.',
  nothingSent: 'Nichts wurde an ConnectWise gesendet: Ein Feld oben kann nicht stimmen.',
  notGivenLeave: 'Der Browser hat es nicht erlaubt. Wenn er fragt, „Zulassen“ wählen.',
};
