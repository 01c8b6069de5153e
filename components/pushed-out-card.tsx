import { useEffect } from 'preact/hooks';
import type { PushedOutModel } from '@/lib/state/pushed-out-model';
import { say } from '@/lib/text/say';
import { Icon } from './icon';

/** Says which open pages keep removing what is shown there, and what can be done about it. */
export function PushedOutCard({ model }: { readonly model: InstanceType<typeof PushedOutModel> }) {
  useEffect(() => void model.look(), [model]);
  const hosts = model.hosts.value ?? [];
  if (hosts.length === 0) return null;
  return (
    <div class="problem" role="alert">
      <Icon name="alert" />
      <div class="problem-body">
        {hosts.map((host) => (
          <p key={host} class="problem-message">
            {say('guard.removes', { host })}
          </p>
        ))}
        <p>{say('guard.removesAdvice')}</p>
      </div>
    </div>
  );
}
