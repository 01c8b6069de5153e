import type { FactLine } from '@/lib/domain/fact-lines';

/** Facts in two columns: what it is, and what is known of it. */
export const FactList = ({ lines }: { readonly lines: readonly FactLine[] }) => (
  <dl class="fact-list">
    {lines.map(({ label, text }, index) => (
      <div key={index}>
        <dt>{label}</dt>
        <dd>
          <bdi>{text}</bdi>
        </dd>
      </div>
    ))}
  </dl>
);
