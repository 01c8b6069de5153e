import type { settings as english } from '../en/settings';
import type { Translation } from '../texts';

export const settings: Translation<typeof english> = {
  saved: 'Einstellung gespeichert.',
  parts: 'Teile der Einstellungen',
  partDates: 'Datumsangaben',
  partPolicies: 'Regeln',
  partDevices: 'Geräte und Synchronisierung',
  partData: 'Gespeichertes',
  partPermissions: 'Berechtigungen',
  partDiagnostics: 'Diagnose',

  looks: 'Wie Datumsangaben angezeigt und beurteilt werden',
  expiringWithin: 'Eine Garantie läuft ab innerhalb von',
  days: { one: '{count} Tag', other: '{count} Tagen' },
  shownAs: 'Datumsangaben erscheinen als',
  browsersFormat: 'Format des Browsers',
  reading: 'Wie Datumsangaben gelesen werden',
  readAs: 'Wie ein Text wie 3/4/2025 gelesen wird',
  readingHint:
    'Datumsangaben wie 2025-04-03 werden immer gelesen. Was nicht gelesen werden kann, wird nie ohne Rückfrage überschrieben.',
  readNone: 'Gar nicht: Er erscheint, wie er dasteht',
  readDayFirst: 'Tag zuerst: 3. April 2025',
  readMonthFirst: 'Monat zuerst: 4. März 2025',
  whenSourcesDiffer: 'Wenn Quellen sich unterscheiden',
  rmmCounts: 'Das Datum im RMM zählt',
  rmmCountsNote:
    'Das Datum eines Anbieters oder Imports erscheint nur, wo das RMM keines hat, und daneben, wo es abweicht.',
  longestCounts: 'Die längste Lebensdauer zählt',
  longestCountsNote:
    'Das früheste Kaufdatum und das späteste Garantieende aller Quellen, wie im ConnectWise Lifecycle Manager.',
  beforeEither:
    'Eine Änderung, die unterwegs ist, und eine festgelegte Quelle gehen in jedem Fall vor.',

  ages: 'Wann Geräte ersetzt werden sollten',
  agesLead:
    'Arbeitsplatzrechner und Mobilgeräte sind überfällig, wenn sie älter und ohne Garantie sind; Server, Hosts und Netzwerkgeräte, sobald sie ohne Garantie sind.',
  ageOf: 'Höchstalter: {kind}',
  years: { one: '{count} Jahr', other: '{count} Jahre' },
  yearsByDefault: { one: '{count} Jahr (Standard)', other: '{count} Jahre (Standard)' },
  asForAll: 'Wie für alle ({value})',
  clientPolicies: 'Andere Regeln für einzelne Kunden',
  clientPoliciesLead:
    'Wo ein Vertrag es anders sagt. Was hier nicht festgelegt ist, richtet sich nach den Regeln oben.',
  noClientPolicies: 'Kein Kunde hat eigene Regeln.',
  rulesSet: { one: '{count} eigene Regel', other: '{count} eigene Regeln' },
  noClients: 'Kunden entstehen mit der Zuordnung der Firmen.',
  addClientPolicy: 'Kunde mit eigenen Regeln',
  chooseClient: 'Kunde auswählen',
  rulesOf: 'Regeln für {client}',
  removeRulesOf: 'Regeln für {client} entfernen',
  removedClient: 'Ein Kunde, den es hier nicht mehr gibt',

  you: 'Sie',
  yourName: 'Ihr Name',
  yourNameHint: 'Steht neben den Änderungen, die hier gemacht werden.',
  saveName: 'Name speichern',

  devices: 'Geräte',
  importAutomatically: 'Neue Geräte automatisch importieren',
  sync: 'Synchronisierung',
  resyncEvery: 'Automatisch synchronisieren',
  off: 'Aus',
  everyMinutes: 'Alle {count} Minuten',
  everyHour: 'Jede Stunde',
  everyHours: 'Alle {count} Stunden',
  everyDay: 'Jeden Tag',
  budget: 'Anfragen pro Minute, höchstens',
  budgetHint:
    '1 bis {most}. Weniger lässt anderen Werkzeugen mehr vom Kontingent des Schlüssels; die Grenzen von ConnectWise werden in jedem Fall eingehalten.',

  stored: 'Was gespeichert wird, und wo',
  storedDates: 'Kauf- und Garantiedaten',
  storedDatesWhere: 'Im RMM, in zwei benutzerdefinierten Feldern; eine Kopie in diesem Browser.',
  storedLists: 'Firmen, Geräte, Zuordnungen, Verlauf',
  storedListsWhere:
    'In der eigenen Datenbank dieses Browsers. Außer ConnectWise erhält niemand etwas.',
  storedSecret: 'Das Client Secret',
  storedSecretWhere:
    'Verschlüsselt in derselben Datenbank, unter einem Schlüssel, der nicht exportiert werden kann. Es steht in keinem Protokoll, keiner Adresse und keinem Export. Schadsoftware auf diesem Computer oder jemand mit Ihrem Browserprofil könnte es trotzdem benutzen.',
  storedTokens: 'Zugriffstoken',
  storedTokensWhere: 'Im Speicher des Browsers, weg, sobald er schließt.',
  keyPermissions: 'Berechtigungen des Schlüssels',
  portalHosts: 'Portal-Hosts',
  portalHostsLead:
    'Shelflife kennt die Portale der drei Regionen. Hat Ihres eine andere Adresse, kann sie hinzugefügt werden: Der Browser fragt einmal nach diesem einen Host. Datumsangaben seiner Geräte werden in einem Tab von Shelflife bearbeitet, denn eine hinzugefügte Seite darf den Editor nicht einrahmen.',
  hostToAdd: 'Host hinzufügen',
  hostHint: 'Zum Beispiel portal.example.com oder die Adresse einer seiner Seiten. Nur HTTPS.',
  addHost: 'Hinzufügen',
  removeHost: '{host} entfernen',
  noHost: 'Einen Hostnamen oder die Adresse einer Seite eingeben, die mit https beginnt.',
  knownHost: 'Dieser Host ist schon bekannt oder keiner eines Portals.',
  editedInTab:
    'Die Datumsangaben dieses Geräts werden im Tab bearbeitet, der sich gerade geöffnet hat.',
  browserPermissions: 'Was der Browser Shelflife erlaubt',
  always: 'immer',
  allowed: 'erlaubt',
  notAllowed: 'nicht erlaubt',
  inUse: 'in Gebrauch',
  allow: '{what} erlauben',
  takeBack: '{what} zurücknehmen',
  regionAccess: 'ConnectWise in {region}',
  regionAccessFor:
    'Die API, um Datumsangaben zu lesen und zu speichern, und die Portalseiten, um sie neben den Geräten anzuzeigen. Keine andere Seite.',
  scripting: 'Skripte in ausgewählten Seiten',
  scriptingFor:
    'Nur um eine Seite zu lernen und für hinzugefügte Portal-Hosts. Wird erst dann erfragt.',
  storage: 'Speicher',
  storageFor: 'Um die Geräteliste eines großen Bestands aufzubewahren.',
  alarms: 'Wecker',
  alarmsFor:
    'Um eine Synchronisierung oder ein Speichern fortzusetzen, nachdem der Browser Shelflife schlafen gelegt hat, und um selbst zu synchronisieren.',
};
