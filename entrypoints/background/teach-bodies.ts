import { z } from '@/lib/asio/zod';
import { LONGEST_PATTERN, parsePattern } from '@/lib/domain/address-pattern';
import { dockColumns, dockRows } from '@/lib/domain/dock-place';
import { EVIDENCE_LIMITS } from '@/lib/domain/evidence';
import { TEACH_LIMITS, type TaughtPage, type TaughtParts } from '@/lib/domain/taught-page';
import { evidence } from './bodies';
import { plainIdText } from './body-parts';

const LONGEST_KEY = LONGEST_PATTERN + 20;

/** `:has()` looks through whole pages, for each of their elements. */
const isCheap = (text: string): boolean => !/:has\(/i.test(text);

/** Printable, and short enough to be a selector that a person's click led to. */
const selector = z
  .string()
  .check(z.maxLength(TEACH_LIMITS.selectorLength), z.regex(/^[^\p{Cc}{}]+$/u), z.refine(isCheap));
const selectors = z.array(selector).check(z.minLength(1), z.maxLength(TEACH_LIMITS.selectors));

const says = z.object({
  selectors,
  read: z.string().check(z.regex(/^(?:text|title|alt|value|aria-label|data-[a-z0-9_.-]{1,60})$/)),
  piece: z.exactOptional(z.int().check(z.gte(0), z.lt(TEACH_LIMITS.pieces))),
});
const place = z.object({ selectors, side: z.enum(['before', 'after', 'inside']) });

/** What a content script in a page that is not trusted says that a person has pointed at. */
const taughtParts: z.ZodMiniType<TaughtParts> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('device'), says, place }),
  z.object({ kind: z.literal('list'), rows: selectors, says, place }),
]);

const ownPattern = z.string().check(
  z.maxLength(LONGEST_PATTERN),
  z.refine((text) => parsePattern(text) !== undefined),
);
const whole = { pattern: ownPattern, taughtAt: z.number().check(z.gte(0)) };

/** A page as it is kept, and as files hold it. */
export const taughtPage: z.ZodMiniType<TaughtPage> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('device'), says, place, ...whole }),
  z.object({ kind: z.literal('list'), rows: selectors, says, place, ...whole }),
]);

const text = z.string().check(z.maxLength(EVIDENCE_LIMITS.textLength));
const readings = z.array(text).check(z.maxLength(TEACH_LIMITS.readings));

const address = z.string().check(z.maxLength(EVIDENCE_LIMITS.addressLength * 8));
const MOST_FRAMES = 8;
export const shownAddresses = z.object({
  addresses: z.array(address).check(z.maxLength(MOST_FRAMES)),
});

const dockPlace = z.object({ x: z.enum(dockColumns), y: z.enum(dockRows), isFolded: z.boolean() });
export const docking = z.object({
  done: z.exactOptional(
    z.object({
      from: dockPlace,
      act: z.discriminatedUnion('do', [
        z.object({ do: z.literal('fold'), isFolded: z.boolean() }),
        z.object({ do: z.literal('move'), right: z.number(), down: z.number() }),
        z.object({ do: z.literal('near'), across: z.number(), down: z.number() }),
        z.object({ do: z.literal('next') }),
      ]),
    }),
  ),
});

export const teachTry = z.object({
  ticket: plainIdText,
  page: evidence,
  readings,
  rows: z.array(readings).check(z.maxLength(TEACH_LIMITS.rows)),
});

export const teachDraft = z.object({
  ticket: plainIdText,
  draft: z.nullable(
    z.object({
      parts: taughtParts,
      address,
      names: z.array(text).check(z.maxLength(4)),
      device: text,
    }),
  ),
});

export const teachKeep = z.object({ ticket: plainIdText, isProved: z.boolean() });

export const settling = z.object({ ticket: plainIdText, keep: z.boolean() });

export const taughtKeys = z.object({
  keys: z.union([
    z.literal('all'),
    z.array(z.string().check(z.maxLength(LONGEST_KEY))).check(z.maxLength(TEACH_LIMITS.pages)),
  ]),
});

export const taughtFile = z.object({
  text: z.string().check(z.maxLength(TEACH_LIMITS.fileLength)),
  isDryRun: z.boolean(),
});
