import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FailureKind } from '@/lib/domain/failure';
import type { ConnectionView } from '@/lib/messages/protocol';
import type { App } from '@/lib/state/app-model';
import { say } from '@/lib/text/say';
import { Button } from './button';
import { ConnectionForm } from './connection-form';
import { ProblemCard } from './problem-card';

type Connected = Extract<ConnectionView, { at: 'connected' }>;

/**
 * What is wrong with the connection and the one step that mends it, wherever the person is. The place is always
 * there, so that the end of the trouble is announced too.
 */
export function RepairPlace({ app }: { readonly app: App }) {
  const connection = app.status.connection.value;
  const had = useRef(false);
  const isBroken = connection?.at === 'connected' && connection.problem !== undefined;
  const isMended = had.current && connection?.at === 'connected' && !isBroken;
  useLayoutEffect(() => {
    if (isBroken) had.current = true;
  }, [isBroken]);
  return (
    <div class="repair" data-open={isBroken ? 'yes' : undefined}>
      {isBroken && <RepairCard app={app} connection={connection} />}
      <output class="said-only">{isMended ? say('connection.worksAgain') : ''}</output>
    </div>
  );
}

interface RepairCardProps {
  readonly app: App;
  readonly connection: Connected;
}

function RepairCard({ app, connection }: RepairCardProps) {
  const isEntering = useSignal(false);
  const { problem, clientId, region } = connection;
  const end = app.status.task.state.value;
  const form = useRef<HTMLDivElement>(null);
  // The Client ID stands there already.
  useLayoutEffect(() => {
    if (isEntering.value) form.current?.querySelector<HTMLElement>('#client-secret')?.focus();
  }, [isEntering.value]);
  if (!problem) return null;

  function enterNewKey(): void {
    app.connection.prefill(clientId, region);
    isEntering.value = true;
  }

  return (
    <>
      <ProblemCard problem={problem}>
        {!isEntering.value && (
          <RepairButton app={app} kind={problem.kind} onEnterKey={enterNewKey} />
        )}
        {/* The advice for this kind says so itself. */}
        {problem.kind !== 'refused-credentials' && (
          <span class="soft">{say('connection.everythingIsKept')}</span>
        )}
        <output class="outcome tone-bad">
          {end.at === 'failed' && end.what === 'repair' ? end.problem.message : ''}
        </output>
      </ProblemCard>
      {isEntering.value && (
        <div ref={form} class="repair-form">
          <ConnectionForm model={app.connection} />
        </div>
      )}
    </>
  );
}

interface RepairButtonProps {
  readonly app: App;
  readonly kind: FailureKind;
  readonly onEnterKey: () => unknown;
}

function RepairButton({ app: { status }, kind, onEnterKey }: RepairButtonProps) {
  const repair = repairs[kind] ?? 'retry';
  const steps = {
    allow: { label: say('connection.allowAccess'), take: status.allowHosts },
    enter: { label: say('connection.enterKeyAgain'), take: onEnterKey },
    retry: { label: say('general.tryAgain'), take: status.tryAgain },
  };
  const { label, take } = steps[repair];
  return (
    <Button kind="main" isBusy={status.task.busyWith.value === 'repair'} onClick={take}>
      {label}
    </Button>
  );
}

/** What mends a problem: another key or the same one entered rightly, or the browser's consent; else another try. */
const repairs: { readonly [Kind in FailureKind]?: 'allow' | 'enter' } = {
  'permission-needed': 'allow',
  'refused-credentials': 'enter',
  'wrong-region': 'enter',
  'missing-scope': 'enter',
  'not-connected': 'enter',
};
