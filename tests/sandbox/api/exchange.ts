export type RegionId = 'na' | 'eu' | 'au';

/** Where each region's API and the North American portal live; the browser is told to find them here. */
export const API_HOSTS: Readonly<Record<RegionId, string>> = {
  na: 'openapi.service.itsupport247.net',
  eu: 'openapi.service.euplatform.connectwise.com',
  au: 'openapi.service.auplatform.connectwise.com',
};

/** What a write is to do instead of being stored; see `faults.ts`. */
export type WriteFault =
  { readonly store: 'nothing' } | { readonly store: 'other'; readonly value: string };

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly region: RegionId;
  readonly writeFault?: WriteFault;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';

export const json = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): ApiAnswer => ({
  status,
  headers: { 'content-type': JSON_TYPE, ...headers },
  body: JSON.stringify(body),
});

export const plainText = (
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): ApiAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
  body,
});

export const isJson = (request: ApiRequest): boolean =>
  /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '');
