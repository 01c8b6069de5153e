import type { ComponentChildren } from 'preact';
import type { Loaded } from '@/lib/state/resource';
import { ProblemCard } from './problem-card';
import { Skeleton } from './skeleton';

interface LoadedViewProps<Value> {
  readonly loaded: Loaded<Value>;
  readonly onRetry: () => unknown;
  /** Rows that the place holder stands for. */
  readonly rows?: number;
  readonly children: (value: Value) => ComponentChildren;
}

/** Waits, shows, or says why there is nothing to show; an old value stays beside the reason why it is old. */
export function LoadedView<Value>({ loaded, onRetry, rows = 4, children }: LoadedViewProps<Value>) {
  switch (loaded.at) {
    case 'loading':
      return <Skeleton rows={rows} />;
    case 'failed':
      return <ProblemCard problem={loaded.problem} onRetry={onRetry} />;
    case 'ready':
      return (
        <>
          {loaded.problem && <ProblemCard problem={loaded.problem} onRetry={onRetry} />}
          {children(loaded.value)}
        </>
      );
  }
}
