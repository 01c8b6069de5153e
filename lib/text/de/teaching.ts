import type { Translation } from '../texts';
import type { teaching as english } from '../en/teaching';

export const teaching: Translation<typeof english> = {
  teachPage: 'Diese Seite anlernen',
  teachHint:
    'Wird das Gerät auf {host} nicht gefunden oder steht das Kennzeichen ungünstig? Einmal darauf zeigen.',
  goOn: 'Auf der Seite weitermachen.',
  noPortalTab: 'Keine Seite des Portals ist im Vordergrund. Seite öffnen und erneut versuchen.',
  reloadPage: 'Diese Seite wurde vor Shelflife geladen. Neu laden und erneut versuchen.',
  sessionOver: 'Das Anlernen ist beendet. Im Popup neu beginnen.',
  oddAddress: 'Die Adresse dieser Seite lässt sich nicht merken.',
  notOurFile: 'Das ist keine von Shelflife exportierte Datei mit angelernten Seiten.',

  clickName: 'Auf den Namen oder die Seriennummer des Geräts klicken.',
  clickPlace: 'Jetzt dorthin klicken, wo das Kennzeichen stehen soll.',
  trying: 'Gerät wird gesucht',
  recognised: 'Erkannt: {device} von {company}.',
  recognisedInList: {
    one: 'Erkannt: {device} von {company} und {count} weiteres in dieser Liste.',
    other: 'Erkannt: {device} von {company} und {count} weitere in dieser Liste.',
  },
  looksSo: 'So wird es aussehen. Behalten?',
  noDevice:
    'Shelflife kennt kein Gerät namens „{text}“. Auf den Namen oder die Seriennummer klicken.',
  severalDevices:
    '{count} Geräte heißen „{text}“. Auf etwas klicken, das nur eines benennt, etwa die Seriennummer.',
  nothingThere: 'Dort ist nichts zu lesen. Auf den Namen oder die Seriennummer des Geräts klicken.',
  notFindable: 'Diese Stelle lässt sich nicht wiederfinden. Auf eine andere in der Nähe klicken.',
  placeInRow: 'Das ist eine andere Zeile. In dieselbe Zeile wie zuvor klicken.',
  keep: 'Behalten',
  kept: 'Gemerkt. Seiten wie diese werden ab jetzt erkannt.',
  waits: 'Im geöffneten Tab von Shelflife bestätigen.',
  pageShows: 'Was die Seite zeigt',
  oneDevice: 'Ein Gerät',
  aList: 'Eine Liste',
  badgeStands: 'Wo das Kennzeichen steht',
  before: 'Davor',
  after: 'Dahinter',
  inside: 'Darin',
  byKeys: 'Mit der Tastatur wählen',
  byKeysHint: 'Pfeiltasten gehen durch die Seite, Eingabe übernimmt das Umrandete',
  takeIt: 'Umrandetes übernehmen',

  taughtPages: 'Angelernte Seiten',
  taughtHint:
    'Wo Seiten des Portals ihr Gerät benennen, wie es jemand durch Zeigen gelehrt hat. Zum Anlernen die Seite im Portal öffnen und im Popup „Diese Seite anlernen“ wählen.',
  noneTaught: 'Keine. Shelflife findet sich selbst zurecht.',
  address: 'Adresse',
  kindColumn: 'Zeigt',
  taughtAt: 'Angelernt',
  forget: 'Vergessen',
  forgetAll: 'Alle vergessen',
  forgetAllQuestion: {
    one: 'Die eine angelernte Seite vergessen? Ein Export bringt sie zurück.',
    other: 'Alle {count} angelernten Seiten vergessen? Ein Export bringt sie zurück.',
  },
  forgotten: 'Vergessen.',
  export: 'Exportieren',
  import: 'Importieren',
  importFile: 'Angelernte Seiten aus einer Datei importieren',
  importWould: '{added} neu, {changed} geändert, {same} unverändert, {invalid} nicht lesbar.',
  importNothing: 'Nichts darin ist hier neu.',
  imported: { one: '{count} Seite importiert.', other: '{count} Seiten importiert.' },
  unconfirmed: 'Wartet auf Bestätigung',
  unconfirmedHint:
    'Diese Seite wurde gerade angelernt: Sie zeigt {device}. Nur behalten, wenn Sie das waren.',
  drop: 'Nicht behalten',
  forgetAllYes: 'Ja, alle vergessen',
  importQuestion: '{file} importieren?',
  importDo: 'Ja, importieren',
  cardTitle: 'Diese Portalseite',
  notGranted: 'Der Browser hat nicht erlaubt, auf der Seite zeigen zu lassen.',
};
