import type { connection as english } from '../en/connection';
import type { Translation } from '../texts';

export const connection: Translation<typeof english> = {
  title: 'Mit ConnectWise RMM verbinden',
  lead: 'Shelflife liest die Geräte und führt ihre Kauf- und Garantiedaten im RMM. In ConnectWise unter Integrations, API Access einen Schlüssel erzeugen und hier einfügen.',
  clientId: 'Client ID',
  clientSecret: 'Client Secret',
  region: 'Region',
  showCharacters: 'Zeichen anzeigen',
  hideCharacters: 'Zeichen verbergen',
  test: 'Verbindung testen',
  save: 'Speichern und synchronisieren',
  asking: 'Wartet auf die Erlaubnis des Browsers, diese Region zu erreichen.',
  testing: 'ConnectWise wird gefragt …',
  switchTo: 'Zu {region} wechseln und erneut versuchen',
  lookElsewhere: 'In {regions} suchen',
  knownElsewhere: 'Dieser Schlüssel wurde in {found} erzeugt, nicht in {chosen}.',
  switchRegion: 'Zu dieser Region wechseln; sonst muss nichts geändert werden.',
  secretNotKept:
    'Wird nie aufbewahrt, während dieses Fenster geschlossen ist. Zum Testen oder Speichern erneut einfügen.',
  connected: {
    one: 'Verbunden. {granted} von {count} Berechtigung erteilt.',
    other: 'Verbunden. {granted} von {count} Berechtigungen erteilt.',
  },
  readOnly:
    'Datumsangaben können gelesen, aber nicht gespeichert werden: „{permission}“ braucht {scopes}.',

  howToMakeKey: 'So entsteht der Schlüssel',
  openApiAccess: 'In ConnectWise {integrations} und dann {apiAccess} öffnen.',
  generate:
    '{generate} wählen, den Schlüssel Shelflife nennen und die Berechtigungen unten ankreuzen.',
  copyBoth: 'ID und Secret hierher kopieren. ConnectWise zeigt das Secret nur einmal.',
  integrations: 'Integrations',
  apiAccess: 'API Access',
  generateApiAccess: 'Generate API Access',
  scopesNeeded: 'Nötig',
  scopesForSaving: 'Zum Speichern von Datumsangaben (eine davon genügt)',
  scopesOptional: 'Optional',
  scopeWithPurpose: '{scope}: {purpose}',
  copyNeeded: 'Nur die nötigen kopieren',
  copyScopes: 'Berechtigungen kopieren',
  copyNotAllowed: 'Der Browser hat das Kopieren nicht erlaubt. Bitte oben markieren.',
  howSecretIsKept: 'So wird das Secret aufbewahrt',
  secretProtection:
    'Verschlüsselt in diesem Browser, unter einem Schlüssel, der nicht ausgelesen werden kann. Das schützt es vor Webseiten, vor anderen Erweiterungen und vor einem synchronisierten Profil.',
  secretLimits:
    'Es schützt nicht vor Schadsoftware auf diesem Computer oder vor jemandem, der das Browserprofil öffnen kann: Sie könnten es benutzen wie Shelflife. Am besten einen eigenen Schlüssel verwenden und ihn in ConnectWise neu erzeugen, wenn der Computer verloren geht.',

  permissions: 'Berechtigungen',
  granted: 'erteilt',
  missing: 'fehlt',
  notProven: 'nicht geprüft',
  withdrawn: {
    one: 'Der API-Schlüssel hat eine Berechtigung verloren: {named}.',
    other: 'Der API-Schlüssel hat Berechtigungen verloren: {named}.',
  },
  wasWithdrawn:
    'Beim Test des Schlüssels war sie erteilt, seitdem wurde sie in ConnectWise entzogen.',
  cureRequired: 'Ohne sie geht nichts. Einen Schlüssel mit {scopes} erzeugen.',
  cureEditing:
    'Datumsangaben werden angezeigt, können aber nicht gespeichert werden. Einen Schlüssel mit {scopes} erzeugen.',
  cureOptional:
    'Alles andere funktioniert ohne sie. Wer sie nutzen möchte, erzeugt einen Schlüssel mit {scopes}.',
  cureUnproven:
    'Sie ließ sich nicht ausprobieren. Stellt sich heraus, dass sie fehlt, steht es hier.',
  isRequired: '(erforderlich)',
  isForSaving: '(zum Speichern von Datumsangaben)',
  isOptional: '(optional)',
  purposeAndScopes: '{purpose}: {scopes}',

  connection: 'Verbindung',
  isConnected: 'Verbunden',
  needsAttention: 'Braucht Aufmerksamkeit',
  key: 'Schlüssel {id}',
  whatTheKeyMayDo: 'Was der Schlüssel darf',
  enterAnotherKey: 'Anderen Schlüssel eingeben',
  closeTheForm: 'Formular schließen',
  disconnect: 'Trennen',
  disconnectQuestion: 'Von ConnectWise RMM trennen?',
  yesDisconnect: 'Ja, trennen',
  yesDisconnectAndRemove: 'Ja, trennen und Daten entfernen',
  whatDisconnectDoes:
    'Der Schlüssel wird vergessen. Geräte, Zuordnungen und wartende Änderungen bleiben hier, und die Datumsangaben im RMM bleiben, wie sie sind.',
  alsoRemove: 'Auch alles entfernen, was in diesem Browser gespeichert ist',

  worksAgain: 'Die Verbindung funktioniert wieder.',
  everythingIsKept: 'Alles hier Gespeicherte bleibt erhalten.',
  allowAccess: 'Zugriff auf ConnectWise erlauben',
  enterKeyAgain: 'Schlüssel erneut eingeben',
};
