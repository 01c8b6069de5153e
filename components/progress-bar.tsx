interface ProgressBarProps {
  readonly label: string;
  readonly done: number;
  /** Absent while it is not known: the bar shows only that something goes on. */
  readonly total: number | undefined;
}

export const ProgressBar = ({ label, done, total }: ProgressBarProps) =>
  total === undefined || total === 0 ? (
    <progress class="progress" aria-label={label} />
  ) : (
    <progress class="progress" aria-label={label} value={Math.min(done, total)} max={total} />
  );
