import type { Translation } from '../texts';
import type { date as english } from '../en/date';

export const date: Translation<typeof english> = {
  purchaseDate: 'Kaufdatum',
  warrantyExpiry: 'Garantieende',
  purchaseDateWithin: 'Kaufdatum',
  warrantyExpiryWithin: 'Garantieende',
  quoted: '„{text}“',
  notOfCalendar: 'Dieses Datum gibt es nicht. Tag, Monat und Jahr eingeben.',
  yearOutOfRange: 'Das Jahr muss zwischen {first} und {last} liegen.',
  replaceText: '„{text}“ ersetzen?',
  purchaseInFuture: 'Das Kaufdatum {day} liegt in der Zukunft. Speichern?',
  purchaseLongAgo: 'Das Kaufdatum {day} liegt lange zurück. Speichern?',
  endsBeforePurchase: 'Die Garantie würde am {ends} enden, vor dem Kauf am {bought}. Speichern?',
  endsEarlier: 'Die Garantie würde früher enden: {ends} statt {now}. Speichern?',
  countsFromToday:
    'Ein Kaufdatum fehlt, und das Gerät gab es am {seen} schon: Die Garantie würde ab heute zählen, bis {ends}. Speichern?',
};
