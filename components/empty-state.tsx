import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';

interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** Says why a list is empty and what would fill it. */
export const EmptyState = ({ icon, title, children }: EmptyStateProps) => (
  <div class="empty">
    <Icon name={icon} />
    <p class="empty-title">{title}</p>
    {children}
  </div>
);
