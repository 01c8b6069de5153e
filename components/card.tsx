import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface CardProps {
  readonly title: string;
  readonly tone?: 'plain' | 'accent' | 'warn';
  readonly children: ComponentChildren;
}

export function Card({ title, tone = 'plain', children }: CardProps) {
  const id = useId();
  return (
    <section class="card" data-tone={tone} aria-labelledby={id}>
      <h2 class="card-title" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}
