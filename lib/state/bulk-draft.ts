import { computed, signal } from '@preact/signals';
import { MOST_IN_BULK, type BulkChange, type BulkPreviewRow } from '@/lib/domain/bulk';
import type { DeviceId } from '@/lib/domain/ids';
import type { Send } from '@/lib/messages/send';
import { say } from '@/lib/text/say';
import { changeOf, firstWish, type BulkWish } from './bulk-wish';
import { createResource } from './resource';

export type PreviewFilter = 'all' | 'changes' | 'skipped' | 'asked';

interface Preview {
  readonly change: BulkChange | undefined;
  readonly rows: readonly BulkPreviewRow[];
}

/** A bulk edit before it begins: which devices, what is to be done, and what that would come to. */
export function createBulkDraft(send: Send) {
  const ids = signal<readonly DeviceId[]>([]);
  const wish = signal<BulkWish>(firstWish);
  const filter = signal<PreviewFilter>('all');
  /** The person's yes to the questions of the preview that is shown. */
  const isSure = signal(false);
  const isTooMany = computed(() => ids.value.length > MOST_IN_BULK);
  const preview = createResource(() => previewOf(send, ids.peek(), changeOf(wish.peek())));
  const rows = computed(() => preview.value.value?.rows ?? []);
  const total = computed(() => rows.value.length);
  const parts = computed(() => partsOf(rows.value));
  /** How many devices Start would change. */
  const toChange = computed(
    () => parts.value.changes.length + (isSure.value ? parts.value.asked.length : 0),
  );
  const shown = computed(() => (filter.value === 'all' ? rows.value : parts.value[filter.value]));

  async function look(): Promise<void> {
    isSure.value = false;
    if (!isTooMany.peek() && ids.peek().length > 0) await preview.renew();
  }

  function open(deviceIds: readonly DeviceId[]): Promise<void> {
    ids.value = deviceIds;
    wish.value = firstWish;
    filter.value = 'all';
    return look();
  }

  function want(part: Partial<BulkWish>): Promise<void> {
    wish.value = { ...wish.peek(), ...part };
    filter.value = 'all';
    return look();
  }

  /** The preview as it is shown; what was asked and not said yes to stays as it is. */
  async function start(): Promise<string | undefined> {
    const now = preview.value.peek();
    if (!now?.change) return undefined;
    const chosen = isSure.peek() ? now.rows : now.rows.map(withoutAsked);
    return (await send('bulk.start', { rows: chosen, change: now.change })).bulkId;
  }

  const shownParts = { total, parts, toChange, shown };
  return { ids, wish, filter, isSure, isTooMany, preview, ...shownParts, open, want, start };
}

async function previewOf(
  send: Send,
  deviceIds: readonly DeviceId[],
  change: BulkChange | undefined,
): Promise<Preview> {
  if (!change) return { change, rows: [] };
  return { change, rows: (await send('bulk.preview', { deviceIds, change })).rows };
}

const partOf = ({ to, questions }: BulkPreviewRow): Exclude<PreviewFilter, 'all'> => {
  if (!to) return 'skipped';
  return questions.length > 0 ? 'asked' : 'changes';
};

/** Each row is in one of them. */
function partsOf(rows: readonly BulkPreviewRow[]) {
  const { changes = [], asked = [], skipped = [] } = Object.groupBy(rows, partOf);
  return { changes, asked, skipped };
}

function withoutAsked(row: BulkPreviewRow): BulkPreviewRow {
  if (row.to === undefined || row.questions.length === 0) return row;
  const { to: _to, ...rest } = row;
  return { ...rest, skip: say('bulk.notConfirmed') };
}

export type BulkDraft = ReturnType<typeof createBulkDraft>;
