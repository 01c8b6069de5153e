import type { Browser } from 'puppeteer-core';

/** As WebDriver BiDi writes down what is given to a function in a page. */
export type Argument =
  { readonly type: 'string'; readonly value: string } | { readonly sharedId: string };

/** The protocol itself, by the connection that Puppeteer has made. */
export interface Bidi {
  readonly send: <Result>(command: string, params?: object) => Promise<Result>;
  /** What the function returns in this document, as the protocol writes it down. */
  readonly call: <Value>(
    context: string,
    declaration: string,
    ...args: readonly Argument[]
  ) => Promise<Value>;
}

/** Puppeteer's own methods see open shadow roots only; the protocol beneath them names closed ones as well. */
interface WithConnection {
  readonly connection: {
    send(command: string, params: object): Promise<{ readonly result: unknown }>;
  };
}

const hasConnection = (browser: object): browser is WithConnection => 'connection' in browser;

interface Outcome<Value> {
  readonly type: 'success' | 'exception';
  readonly result: { readonly value: Value };
  readonly exceptionDetails?: { readonly text: string };
}

export function bidiOf(browser: Browser): Bidi {
  if (!hasConnection(browser)) throw new Error('Puppeteer keeps its connection elsewhere.');
  const { connection } = browser;

  const send = async <Result>(command: string, params: object = {}) =>
    (await connection.send(command, params)).result as Result;

  return {
    send,
    async call<Value>(context: string, declaration: string, ...args: readonly Argument[]) {
      const outcome = await send<Outcome<Value>>('script.callFunction', {
        functionDeclaration: declaration,
        arguments: args,
        awaitPromise: true,
        target: { context },
        // An element is named, not described.
        serializationOptions: { maxDomDepth: 0 },
      });
      if (outcome.type === 'exception') throw new Error(outcome.exceptionDetails?.text);
      return outcome.result.value;
    },
  };
}
