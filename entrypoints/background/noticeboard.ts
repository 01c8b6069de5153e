import type { DeviceId } from '@/lib/domain/ids';
import type { Notice } from '@/lib/messages/notice';

export interface NoticeboardDeps {
  readonly post: (notice: Notice) => Promise<void>;
  readonly after: (ms: number, then: () => void) => void;
}

/** Tells surfaces what changed; many changes in a short while are told together. */
export interface Noticeboard {
  readonly status: () => void;
  readonly companies: () => void;
  readonly activity: () => void;
  readonly devices: (ids: readonly DeviceId[] | 'all') => void;
}

const PAUSE_MS = 250;
/** More are not worth naming. */
const MOST_NAMED = 200;

export function createNoticeboard({ post, after }: NoticeboardDeps): Noticeboard {
  const kinds = new Set<'status' | 'companies' | 'activity'>();
  const named = new Set<DeviceId>();
  let isPausing = false;

  function tell(): void {
    const plain = Array.from(kinds, (about): Notice => ({ about }));
    const ids = named.size > MOST_NAMED ? 'all' : [...named];
    const notices: Notice[] = named.size > 0 ? [...plain, { about: 'devices', ids }] : plain;
    kinds.clear();
    named.clear();
    if (notices.length === 0) return;
    isPausing = true;
    after(PAUSE_MS, () => {
      isPausing = false;
      tell();
    });
    for (const notice of notices) void post(notice);
  }

  // At once, but after all that changes in the same breath.
  function note(): void {
    if (!isPausing) queueMicrotask(() => !isPausing && tell());
  }

  const about = (kind: 'status' | 'companies' | 'activity') => () => {
    kinds.add(kind);
    note();
  };
  return {
    status: about('status'),
    companies: about('companies'),
    activity: about('activity'),
    devices: (ids) => {
      if (ids === 'all') {
        void post({ about: 'devices', ids });
        return;
      }
      for (const id of ids) named.add(id);
      note();
    },
  };
}
