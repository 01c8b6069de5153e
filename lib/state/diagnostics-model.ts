import { computed, createModel, signal, type ReadonlySignal } from '@preact/signals';
import type { StatusView } from '@/lib/messages/protocol';
import { reportText } from './diagnostics-report';
import { now } from './now';
import type { Ports } from './ports';
import { createResource } from './resource';

/** What went wrong lately, and a text of it to hand on. */
export const DiagnosticsModel = createModel(
  ({ send, environment, grants }: Ports, status: ReadonlySignal<StatusView | undefined>) => {
    const { state, value, reload } = createResource(async () => ({
      diagnostics: await send('diagnostics.get', null),
      granted: await grants.held(),
    }));
    const withMessages = signal(false);
    const isPrepared = signal(false);

    const report = computed(() => {
      const read = value.value;
      const current = status.value;
      if (!read || !current || !isPrepared.value) return undefined;
      const facts = { environment, status: current, withMessages: withMessages.value };
      return reportText({ ...facts, ...read, now: now.peek() });
    });

    async function forget(): Promise<void> {
      await send('diagnostics.forget', null);
      await reload();
    }

    return {
      state,
      reload,
      report,
      withMessages,
      prepare: () => void (isPrepared.value = true),
      forget,
    };
  },
);
