import type { Warranty } from '@/lib/domain/status';

/** Each state has a shape of its own, so that no one needs to tell the colours apart. */
const shapes: Readonly<Record<Exclude<Warranty['state'], 'none'>, string>> = {
  active: 'M3.2 6.3 5.2 8.3 8.9 4',
  expiring: 'M6 3.2V6.2L8 7.6',
  expired: 'M4 4 8 8M8 4 4 8',
  unknown: 'M3.8 6H8.2',
};

export function StateIcon({ state }: { readonly state: Warranty['state'] }) {
  if (state === 'none') return null;
  return (
    <svg class="icon" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <circle cx="6" cy="6" r="5.5" class="ground" />
      <path d={shapes[state]} class="mark" />
    </svg>
  );
}
