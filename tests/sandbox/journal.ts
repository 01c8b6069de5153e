import type { Rule } from './api/refusal.ts';

/** A request that reached the sandbox, and how it ended. */
export interface RecordedRequest {
  readonly number: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** With its question mark, or empty. */
  readonly query: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The key that it came from, where it named one. */
  readonly clientId: string | undefined;
  /** 0 where no whole answer was sent. */
  readonly status: number;
  /** The fault that befell it, if one did. */
  readonly fault: string | undefined;
}

export interface Violation {
  readonly rule: Rule;
  readonly text: string;
  readonly method: string;
  readonly path: string;
}

export type RequestTest = (request: RecordedRequest) => boolean;

interface Waiting {
  readonly test: RequestTest;
  readonly resolve: (request: RecordedRequest) => void;
}

/** What was asked of the API, in the order in which the answers ended. */
export class Journal {
  readonly requests: RecordedRequest[] = [];
  readonly violations: Violation[] = [];
  #waiting: readonly Waiting[] = [];
  #arrived = 0;

  /** A number for a request that has just arrived. */
  nextNumber(): number {
    this.#arrived += 1;
    return this.#arrived;
  }

  record(request: RecordedRequest): void {
    this.requests.push(request);
    for (const { test, resolve } of this.#waiting) if (test(request)) resolve(request);
    this.#waiting = this.#waiting.filter(({ test }) => !test(request));
  }

  violate(violation: Violation): void {
    this.violations.push(violation);
  }

  /** The next request that passes the test, counted from now. */
  next(test: RequestTest): Promise<RecordedRequest> {
    return new Promise((resolve) => {
      this.#waiting = [...this.#waiting, { test, resolve }];
    });
  }

  clear(): void {
    this.requests.length = 0;
    this.violations.length = 0;
  }
}
