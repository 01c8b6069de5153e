import { createModel } from '@preact/signals';
import type { Ports } from './ports';
import { createResource } from './resource';

/** Open pages of the portal that keep removing what is shown there. */
export const PushedOutModel = createModel(({ send }: Pick<Ports, 'send'>) => {
  const { value, reload } = createResource(() => send('guard.pushed-out', null));
  return { hosts: value, look: reload };
});
