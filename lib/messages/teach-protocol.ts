import type { DockAct, DockPlace } from '@/lib/domain/dock-place';
import type { Evidence } from '@/lib/domain/evidence';
import type {
  TaughtImport,
  TaughtPage,
  TaughtParts,
  TeachResult,
  WaitingPage,
} from '@/lib/domain/taught-page';
import type { Message } from './message';

/** Messages by which a person shows Shelflife where a page of the portal names its device. */
export interface TeachProtocol {
  /** The host of the portal's page in front, which can be taught; `null` where another page is in front. */
  'teach.place': Message<null, { readonly host: string } | null>;
  /** Begins teaching in that page. */
  'teach.begin': Message<null, null>;
  'taught.list': Message<
    null,
    { readonly pages: readonly TaughtPage[]; readonly waiting: readonly WaitingPage[] }
  >;
  /** Keeps or drops a page that waits for it. */
  'taught.settle': Message<{ readonly ticket: string; readonly keep: boolean }, null>;
  'taught.forget': Message<{ readonly keys: readonly string[] | 'all' }, null>;
  /** The text of an exported file. */
  'taught.import': Message<{ readonly text: string; readonly isDryRun: boolean }, TaughtImport>;
  /** Where the region at the page's edge stands on pages of the asking host, after what was done with it there. */
  'portal.dock': Message<
    { readonly done?: { readonly from: DockPlace; readonly act: DockAct } },
    DockPlace | null
  >;
  /**
   * What was taught of the page at these addresses, what is being taught in its tab just now first. `isHostTaught`: the
   * next page of the same host may have been taught something.
   */
  'portal.taught': Message<
    { readonly addresses: readonly string[] },
    { readonly pages: readonly TaughtPage[]; readonly isHostTaught: boolean }
  >;
  'portal.teach-try': Message<
    {
      readonly ticket: string;
      readonly page: Evidence;
      readonly readings: readonly string[];
      readonly rows: readonly (readonly string[])[];
    },
    TeachResult
  >;
  /**
   * Shows on the page what was pointed at as it would be kept, or the page as it is. `names`: what of the address is the
   * device's own.
   */
  'portal.teach-draft': Message<
    {
      readonly ticket: string;
      readonly draft: {
        readonly parts: TaughtParts;
        readonly address: string;
        readonly names: readonly string[];
        readonly device: string;
      } | null;
    },
    null
  >;
  /** Keeps the draft. Without proof of a person's click it waits in our own page. */
  'portal.teach-keep': Message<
    { readonly ticket: string; readonly isProved: boolean },
    { readonly kept: boolean }
  >;
  'portal.teach-end': Message<{ readonly ticket: string }, null>;
}
