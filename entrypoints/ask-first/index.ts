import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { askFirst } from '@/lib/messages/first-questions';

/** Stands before all else in pages of ours: while the rest of them loads, the worker already looks up what they show. */
export default defineUnlistedScript(() => {
  askFirst(['status.get', ...(location.hash.startsWith('#fleet') ? fleet : [])]);
});

const fleet = ['fleet.open', 'fleet.memory'] as const;
