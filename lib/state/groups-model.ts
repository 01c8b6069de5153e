import { createModel } from '@preact/signals';
import type { Ports } from './ports';
import { createResource } from './resource';

/** ConnectWise's device groups, for filters and lists. */
export const GroupsModel = createModel(({ send }: Pick<Ports, 'send'>) => {
  const { state, value, reload } = createResource(() => send('groups.list', null));
  return { state, value, reload };
});
