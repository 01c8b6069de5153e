const units = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;
const amounts = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** `16 GB`, `512 MB`: as makers label memory, 1,024 of each unit being the next. */
export function byteText(bytes: number): string {
  let amount = bytes;
  let step = 0;
  while (amount >= 1023.5 && step < units.length - 1) {
    amount /= 1024;
    step += 1;
  }
  return `${amounts.format(amount)} ${units[step]}`;
}
