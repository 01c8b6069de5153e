import { say } from '@/lib/text/say';

/** Holds the place of rows that are on their way. */
export const Skeleton = ({ rows }: { readonly rows: number }) => (
  <div class="skeleton" aria-busy="true">
    <span class="said-only">{say('general.loading')}</span>
    {Array.from({ length: rows }, (_, row) => (
      <div key={row} class="skeleton-row" />
    ))}
  </div>
);
