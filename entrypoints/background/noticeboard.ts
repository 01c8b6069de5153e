import type { DeviceId } from '@/lib/domain/ids';
import type { Notice } from '@/lib/messages/notice';
import { createPacer, type After } from './pacer';

export interface NoticeboardDeps {
  readonly post: (notice: Notice) => Promise<void>;
  readonly after: After;
}

/** Tells surfaces what changed; many changes in a short while are told together, and the last one is never lost. */
export interface Noticeboard {
  readonly status: () => void;
  readonly companies: () => void;
  readonly activity: () => void;
  readonly taught: () => void;
  readonly devices: (ids: readonly DeviceId[] | 'all') => void;
  /** For changes that nobody waits for and that come by the thousand: told more rarely. */
  readonly devicesRead: (ids: readonly DeviceId[]) => void;
}

type PlainNotice = 'status' | 'companies' | 'activity' | 'taught';

const PAUSE_MS = 250;
/** Every page asks for all its devices again after it, or every list for all its rows. */
const LONG_PAUSE_MS = 2_000;
/** More are not worth naming. */
const MOST_NAMED = 200;

export function createNoticeboard({ post, after }: NoticeboardDeps): Noticeboard {
  const kinds = new Set<PlainNotice>();
  const named = new Set<DeviceId>();
  const read = new Set<DeviceId>();
  const tell = (notices: readonly Notice[]) => void Promise.all(notices.map(post));

  const noteAll = createPacer(after, LONG_PAUSE_MS, () => tell([{ about: 'devices', ids: 'all' }]));
  const note = createPacer(after, PAUSE_MS, () => {
    const notices = Array.from(kinds, (about): Notice => ({ about }));
    if (named.size > MOST_NAMED) noteAll();
    else if (named.size > 0) notices.push({ about: 'devices', ids: [...named] });
    kinds.clear();
    named.clear();
    tell(notices);
  });
  const noteRead = createPacer(after, LONG_PAUSE_MS, () => {
    for (const id of read) named.add(id);
    read.clear();
    note();
  });
  const about = (kind: PlainNotice) => () => {
    kinds.add(kind);
    note();
  };

  return {
    status: about('status'),
    companies: about('companies'),
    activity: about('activity'),
    taught: about('taught'),
    devices(ids) {
      if (ids === 'all') return noteAll();
      for (const id of ids) named.add(id);
      note();
    },
    devicesRead(ids) {
      for (const id of ids) read.add(id);
      noteRead();
    },
  };
}
