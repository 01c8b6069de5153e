/** What stands in an answer's body. `page`: a web page, as a proxy or a sign-in wall sends it. */
export type Body =
  | { readonly is: 'json'; readonly value: unknown }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'page' }
  | { readonly is: 'damaged' }
  | { readonly is: 'empty' };

/** Any whole answer to a request, good or bad. Status 0: a redirect, which is never followed. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export const isOk = ({ status }: Pick<Answer, 'status'>): boolean => status >= 200 && status < 300;

/** JSON is taken for JSON whatever its content type: proxies and error paths mislabel it. */
export function bodyOf(text: string, contentType: string): Body {
  const trimmed = text.trim();
  if (trimmed === '') return { is: 'empty' };
  const value = parsed(trimmed);
  if (value) return { is: 'json', value: value.json };
  if (trimmed.startsWith('<')) return { is: 'page' };
  const wasJson = /\bjson\b/i.test(contentType) || /^[[{]/.test(trimmed);
  return wasJson ? { is: 'damaged' } : { is: 'text', text: trimmed };
}

function parsed(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
