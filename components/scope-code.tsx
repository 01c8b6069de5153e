import { Fragment } from 'preact';

/** A scope, or several: in a narrow place they break where their parts do. */
export const ScopeCode = ({ children }: { readonly children: string }) => (
  <code>
    {children.split(/(?<=[._])/).map((part, index) => (
      <Fragment key={index}>
        {index > 0 && <wbr />}
        {part}
      </Fragment>
    ))}
  </code>
);
