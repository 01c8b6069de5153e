// oxlint-disable-next-line import/no-unassigned-import -- what is declared below is added to it
import 'wxt/browser';

declare module 'wxt/browser' {
  interface WxtI18n {
    /** WXT knows only names that stand in `public/_locales`; ours are made from `lib/text`, whose types know them. */
    getMessage(messageName: string): string;
  }
}
