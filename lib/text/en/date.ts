export const date = {
  purchaseDate: 'Purchase date',
  warrantyExpiry: 'Warranty expires',
  purchaseDateWithin: 'purchase date',
  warrantyExpiryWithin: 'warranty expires',
  quoted: '“{text}”',
  notOfCalendar: 'This is not a date of the calendar. Type day, month and year.',
  yearOutOfRange: 'The year must be between {first} and {last}.',
  replaceText: 'Replace “{text}”?',
  purchaseInFuture: 'The purchase date {day} is in the future. Save it?',
  purchaseLongAgo: 'The purchase date {day} is long ago. Save it?',
  endsBeforePurchase: 'The warranty would end on {ends}, before the purchase on {bought}. Save it?',
  endsEarlier: 'The warranty would end earlier: {ends} instead of {now}. Save it?',
  countsFromToday:
    'There is no purchase date, and the device was seen on {seen} already: the warranty would count from today, until {ends}. Save it?',
} as const;
