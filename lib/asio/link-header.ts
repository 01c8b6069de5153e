const LINK = /<([^>]*)>((?:\s*;\s*[^\s;,=]+\s*(?:=\s*(?:"[^"]*"|[^\s;,]*))?)*)/g;
const IS_NEXT = /;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next(?=\s*[;,]|\s*$))/i;

/** The query of the address that a `Link` header (RFC 8288) calls the next page. Its host is never used. */
export function nextPageOf(headers: Headers): URLSearchParams | undefined {
  const links = [...(headers.get('link') ?? '').matchAll(LINK)];
  const next = links.find(([, , parameters = '']) => IS_NEXT.test(parameters));
  if (!next) return undefined;
  const [, query = ''] = /\?([^#]*)/.exec(next[1] ?? '') ?? [];
  return new URLSearchParams(query);
}
