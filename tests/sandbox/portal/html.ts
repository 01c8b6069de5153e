const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

interface Page {
  readonly title: string;
  readonly body: string;
  readonly bodyClass?: string;
  readonly scripted?: boolean;
  /** More for the head, as markup. */
  readonly head?: string;
}

export const htmlPage = ({
  title,
  body,
  bodyClass = '',
  scripted = false,
  head = '',
}: Page): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="icon" href="/portal-assets/favicon.svg">
<link rel="stylesheet" href="/portal-assets/portal.css">
${scripted ? '<script type="module" src="/portal-assets/main.ts"></script>' : ''}
${head}
</head>
<body class="${bodyClass}">
${body}
</body>
</html>
`;
