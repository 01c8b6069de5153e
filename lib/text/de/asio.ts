import type { Translation } from '../texts';
import type { asio as english } from '../en/asio';

export const asio: Translation<typeof english> = {
  inItsWords: '{what}: {words}',
  ended: '{what}.',
  redirected: '{what}: ConnectWise hat auf eine andere Seite umgeleitet, statt Daten zu senden.',
  fault: '{what}: In ConnectWise ist ein Fehler aufgetreten ({status}).',
  refusedKey: 'ConnectWise hat den API-Schlüssel abgelehnt',
  foundNothing: '{what}: ConnectWise hat nichts gefunden',
  tookTooLong: '{what}: ConnectWise hat zu lange gebraucht.',
  locked: '{what}: ConnectWise hat das gesperrt',
  refused: '{what}: ConnectWise hat das abgelehnt',
  notData: '{what}: Von ConnectWise kamen keine Daten, sondern {came}.',
  cameJson: 'etwas in einer anderen Form',
  cameText: 'reiner Text',
  camePage: 'eine Webseite',
  cameDamaged: 'eine beschädigte Antwort',
  cameEmpty: 'eine leere Antwort',
  missingScope: '{what}: Dem API-Schlüssel fehlt die Berechtigung {scope}.',
  missingScopeInItsWords: '{what}: Dem API-Schlüssel fehlt die Berechtigung {scope} ({words}).',
  endless: '{what}: Die Seiten von ConnectWise nehmen kein Ende.',
  samePage: 'ConnectWise hat dieselbe Seite mit Geräten als nächste genannt.',
  signInLocked: 'ConnectWise hat neue Anmeldungen für diesen API-Schlüssel gesperrt.',
  refusedCredentials: 'ConnectWise hat die Client ID oder das Client Secret abgelehnt.',
  noToken: 'ConnectWise gibt diesem API-Schlüssel kein Token für das, was Shelflife braucht.',
  noAnswer: '{host} hat nicht rechtzeitig geantwortet.',
  notReached: '{host} war nicht erreichbar.',
  brokeOff: 'Die Antwort von {host} ist abgebrochen.',
  gaveUp: 'ConnectWise hat zu lange gebraucht, die Anfrage wurde aufgegeben.',
  cancelled: 'Die Anfrage wurde abgebrochen.',
  throttled: 'ConnectWise drosselt diesen Schlüssel: Eine Zeit lang sind weniger Anfragen erlaubt.',
  ownLimit:
    'Shelflife sendet höchstens {most} Anfragen pro Minute, damit ConnectWise keine ablehnt.',
  noCompanyReadable: 'Keine der Firmen, die ConnectWise gesendet hat, war lesbar.',
  valueUnreadable:
    'ConnectWise hat einen benutzerdefinierten Feldwert in einer Form gesendet, die nicht lesbar ist.',
  fieldExists: 'In ConnectWise gibt es schon ein benutzerdefiniertes Feld „{name}“.',
  fieldNotListed:
    'ConnectWise hat gemeldet, dass das benutzerdefinierte Feld „{name}“ angelegt wurde, listet es aber nicht.',
  noDeviceToTry: 'Es gibt kein Gerät, an dem sich das prüfen ließe.',
  unnamedGroup: 'Gruppe ohne Namen',
  unnamedSite: 'Standort ohne Namen',
};
