import type { TaughtPage } from '@/lib/domain/taught-page';
import { keepTaughtPages } from '@/lib/store/taught-pages';
import type { Context } from './context';

/** Every page of the portal that is open looks again with what it has learned. */
export async function keepTaught(
  { openDatabase, board }: Context,
  pages: readonly TaughtPage[],
): Promise<void> {
  await keepTaughtPages(await openDatabase(), pages);
  board.taught();
}
