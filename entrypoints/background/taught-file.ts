import { z } from '@/lib/asio/zod';
import { Failure } from '@/lib/domain/failure';
import { TEACH_LIMITS, type TaughtPage } from '@/lib/domain/taught-page';
import { say } from '@/lib/text/say';
import { taughtPage } from './teach-bodies';

const file = z.object({
  format: z.literal('shelflife-taught-pages'),
  pages: z.array(z.unknown()).check(z.maxLength(TEACH_LIMITS.pages)),
});

/** The pages of an exported file; one odd entry costs the others nothing. Throws `bad-input` for another file. */
export function readTaughtFile(text: string): {
  readonly pages: readonly TaughtPage[];
  readonly invalid: number;
} {
  const { pages } = contentsOf(text);
  const good = pages.flatMap((page) => {
    const read = z.safeParse(taughtPage, page);
    return read.success ? [read.data] : [];
  });
  return { pages: good, invalid: pages.length - good.length };
}

function contentsOf(text: string): z.output<typeof file> {
  try {
    return z.parse(file, JSON.parse(text));
  } catch (cause) {
    throw new Failure('bad-input', say('teaching.notOurFile'), { cause });
  }
}
