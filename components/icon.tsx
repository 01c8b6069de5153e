const paths = {
  alert: 'M8 1.8 15 14H1zM8 6.2v3.6M8 11.6v.6',
  check: 'M3 8.6 6.4 12 13 4.6',
  cross: 'M4 4l8 8M12 4l-8 8',
  clock: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM8 5v3.2l2.2 1.4',
  open: 'M9.5 2.5h4v4M13.2 2.8 7.5 8.5M11.5 9.5v3.2a.8.8 0 0 1-.8.8H3.3a.8.8 0 0 1-.8-.8V5.3a.8.8 0 0 1 .8-.8h3.2',
  question: 'M5.8 6.2a2.2 2.2 0 1 1 3.3 1.9c-.8.4-1.1.8-1.1 1.6M8 12v.4',
  pin: 'M6 2.5h4l-.6 4 2.1 2.2H4.5l2.1-2.2zM8 8.7v5',
  pencil: 'M2.8 13.2 3.5 10 10.8 2.7l2.5 2.5L6 12.5z',
  sync: 'M13 6.5A5.3 5.3 0 0 0 3.4 5M3 9.5A5.3 5.3 0 0 0 12.6 11M3.2 2.2V5h2.9M12.8 13.8V11H9.9',
  link: 'M6.6 9.4 9.4 6.6M7.4 4.6 9 3a2.8 2.8 0 0 1 4 4l-1.6 1.6M8.6 11.4 7 13a2.8 2.8 0 0 1-4-4l1.6-1.6',
  box: 'M2.5 5 8 2.2 13.5 5v6L8 13.8 2.5 11zM2.7 5.2 8 8l5.3-2.8M8 8v5.6',
} as const;

export type IconName = keyof typeof paths;

/** A drawing beside words; it never carries a meaning of its own. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);
