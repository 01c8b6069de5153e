import type { diagnostics as english } from '../en/diagnostics';
import type { Translation } from '../texts';

export const diagnostics: Translation<typeof english> = {
  title: 'Was zuletzt schiefging',
  lead: 'Ein Bericht darüber hilft jemand anderem, die Ursache zu finden.',
  noErrors: 'Zuletzt ist nichts schiefgegangen.',
  errors: 'Letzte Fehler',
  when: 'Wann',
  during: 'Wobei',
  what: 'Was',
  times: { one: '{count} Mal', other: '{count} Mal' },
  duringApi: 'eine Anfrage an ConnectWise',
  duringWorker: 'Arbeit im Hintergrund',
  forget: 'Diese Fehler vergessen',
  prepare: 'Bericht vorbereiten',
  withMessages: 'Mit dem Wortlaut der Fehler, der Firmen und Geräte nennen kann',
  report: 'Bericht',
  reportLead:
    'Dieser Text wird kopiert und sonst nichts. Er enthält keinen Schlüssel, kein Secret, keinen Namen eines Technikers und keine Datumsangaben eines Geräts.',
  copyReport: 'Bericht kopieren',
};
