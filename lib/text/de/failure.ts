import type { Translation } from '../texts';
import type { failure as english } from '../en/failure';

export const failure: Translation<typeof english> = {
  'bad-input': 'Den Wert berichtigen und erneut versuchen.',
  'not-connected': 'Shelflife öffnen und mit ConnectWise RMM verbinden.',
  'permission-needed':
    'Wenn der Browser fragt, Shelflife den Zugriff auf diese ConnectWise-Region erlauben und erneut versuchen.',
  offline: 'Netzwerk, VPN oder Proxy prüfen; Shelflife versucht es von selbst erneut.',
  'timed-out': 'Shelflife versucht es von selbst erneut.',
  'refused-credentials':
    'Client ID und Client Secret prüfen. Wurde der Schlüssel in ConnectWise (Integrations, API Access) neu erzeugt oder die Integration deaktiviert, das neue Paar eingeben; die Daten hier bleiben erhalten.',
  'wrong-region': 'Die Region wählen, in der diese Client ID angelegt wurde, und erneut testen.',
  'missing-scope':
    'In ConnectWise unter Integrations, API Access einen Schlüssel mit dieser Berechtigung erzeugen.',
  namedScope:
    'In ConnectWise unter Integrations, API Access einen Schlüssel mit der Berechtigung {scope} erzeugen.',
  locked:
    'ConnectWise hat neue Anmeldungen für diesen Schlüssel vorübergehend gesperrt, meist weil noch ein anderes Token gültig ist. Eine Minute warten; Shelflife versucht es von selbst erneut.',
  'rate-limited': 'Shelflife macht von selbst weiter, sobald wieder Anfragen erlaubt sind.',
  'not-found':
    'In ConnectWise RMM gibt es das nicht mehr. Synchronisieren bringt diese Liste auf den neuesten Stand.',
  rejected: 'Berichtigen, was es nennt, und erneut versuchen.',
  'bad-response':
    'Etwas zwischen hier und ConnectWise (ein Proxy, eine Anmeldeseite) hat an seiner Stelle geantwortet, oder die Antwort war beschädigt. Erneut versuchen; bleibt es dabei, den Proxy prüfen.',
  'server-error': 'Shelflife versucht es von selbst erneut.',
  'not-stored':
    'ConnectWise hat den Wert angenommen, aber nicht gespeichert. Prüfen, ob das benutzerdefinierte Feld bearbeitbar ist, und erneut versuchen.',
  conflict: 'Dieses Datum wurde inzwischen von jemand anderem geändert. Wählen, welcher Wert gilt.',
  denied: 'Diese Seite darf das nicht. Stattdessen das Popup von Shelflife verwenden.',
  cancelled: 'Bei Bedarf neu starten.',
  unexpected: 'Erneut versuchen. Bleibt es dabei, den Verlauf im Arbeitsbereich ansehen.',
};
