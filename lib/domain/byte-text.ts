import { say, textLanguage } from '@/lib/text/say';

const units = ['', 'KB', 'MB', 'GB', 'TB'] as const;

/** `16 GB`, `512 MB`: as makers label memory, 1,024 of each unit being the next. */
export function byteText(bytes: number): string {
  let amount = bytes;
  let step = 0;
  while (amount >= 1023.5 && step < units.length - 1) {
    amount /= 1024;
    step += 1;
  }
  const number = new Intl.NumberFormat(textLanguage(), { maximumFractionDigits: 1 }).format(amount);
  return step === 0 ? say('device.bytes', { amount: number }) : `${number} ${units[step]}`;
}
