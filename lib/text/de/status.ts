import type { Translation } from '../texts';
import type { status as english } from '../en/status';

export const status: Translation<typeof english> = {
  unknown: 'Garantie unbekannt, kein Datum',
  active: 'Garantie aktiv bis {day}, {distance}',
  expiring: 'Garantie läuft am {day} ab, {distance}',
  expired: 'Garantie abgelaufen am {day}, {distance}',
  today: 'heute',
  inDays: { one: 'in {days} Tag', other: 'in {days} Tagen' },
  daysAgo: { one: 'vor {days} Tag', other: 'vor {days} Tagen' },
  years: { one: '{count} Jahr', other: '{count} Jahre' },
  atLeast: 'mindestens {age}',
  notReplaced: 'Virtuelle Maschinen und Cloud-Instanzen werden nicht ersetzt.',
  overdue: 'Überfällig: {why}',
  dueSoon: 'Bald fällig: {why}',
  inService: 'Im Einsatz: {why}',
  undecided: 'Unbekannt: {why}',
  oldAndCovered: '{age} alt (Richtlinie: {limit}), {cover}',
  purchaseUnknown: '{why}, kein Kaufdatum',
  ageUnknown: 'Alter nicht bekannt',
  ended: 'Garantie endete am {day}',
  ends: 'Garantie endet am {day}',
  until: 'Garantie bis {day}',
  noWarrantyDate: 'kein Garantieende bekannt',
};
