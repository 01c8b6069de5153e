import type { ApiAnswer, ApiRequest, WriteFault } from './api/exchange.ts';
import { isRecord } from './api/json-value.ts';

/** What befalls a request. All but the first four let the API do its work. */
export type FaultEffect =
  /** Answers so, without asking the API. Without `body` the family's own error shape is sent. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string;
    }
  /** A web page where JSON is due, as a proxy or a sign-in wall sends it. */
  | { readonly kind: 'html'; readonly status?: number }
  /** Takes the request and never answers, until `release()`; then it is handled as if it had just come. */
  | { readonly kind: 'hang' }
  /** Drops the connection before the API has done anything. */
  | { readonly kind: 'disconnect' }
  /** Lets the API do its work, drops the connection instead of answering. */
  | { readonly kind: 'lose-answer' }
  /** Does its work, and holds the answer back until `release()`. */
  | { readonly kind: 'hold-answer' }
  /** Sends half of the answer, then drops the connection. */
  | { readonly kind: 'cut' }
  /** Sends half of the answer as if it were the whole: broken JSON with a right length. */
  | { readonly kind: 'truncate' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** Every `every`-th record of a list has values of wrong types, the first one included. */
  | { readonly kind: 'odd-records'; readonly every?: number }
  /** A PUT is answered 200 and nothing is stored. */
  | { readonly kind: 'not-stored' }
  /** A PUT is answered 200 and something else is stored. */
  | { readonly kind: 'store-other'; readonly value: string };

export interface FaultRule {
  readonly method?: string;
  /** Tested against the path with its query; all requests where it is left out. */
  readonly path?: RegExp | string;
  /** How many matching requests it befalls; without it the next one only. `Infinity` for all. */
  readonly times?: number;
  /** How many matching requests go unharmed before. */
  readonly after?: number;
  readonly effect: FaultEffect;
}

export interface FaultHandle {
  readonly id: number;
  /** How many requests it has befallen. */
  readonly hits: number;
  /** Fulfilled when the first request is where the fault bites; for `hold-answer` the API has done its work by then. */
  readonly reached: Promise<void>;
  /** Lets go what hangs or is held back, and befalls nothing any more. */
  release(): void;
}

export interface Fault extends FaultHandle {
  readonly effect: FaultEffect;
  /** Says that the fault bites now. */
  reach(): void;
  /** Fulfilled by `release()`. */
  readonly released: Promise<void>;
}

class ActiveFault implements Fault {
  readonly id: number;
  readonly effect: FaultEffect;
  readonly released: Promise<void>;
  readonly reached: Promise<void>;
  readonly reach: () => void;
  hits = 0;
  readonly #rule: FaultRule;
  readonly #pattern: RegExp | undefined;
  readonly #letGo: () => void;
  #passed = 0;
  #isOver = false;

  constructor(id: number, rule: FaultRule) {
    const released = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    this.id = id;
    this.effect = rule.effect;
    this.released = released.promise;
    this.#letGo = released.resolve;
    this.reached = reached.promise;
    this.reach = reached.resolve;
    this.#rule = rule;
    this.#pattern = rule.path === undefined ? undefined : new RegExp(rule.path);
  }

  befalls({ method, path, query }: ApiRequest): boolean {
    const { method: wanted, times = 1, after = 0 } = this.#rule;
    if (this.#isOver || this.hits >= times) return false;
    if (wanted !== undefined && wanted.toUpperCase() !== method) return false;
    if (this.#pattern && !this.#pattern.test(`${path}?${query.toString()}`)) return false;
    this.#passed += 1;
    if (this.#passed <= after) return false;
    this.hits += 1;
    return true;
  }

  release(): void {
    this.#isOver = true;
    this.#letGo();
  }
}

/** Faults on demand: the first one whose rule fits befalls the request. */
export class Faults {
  #faults: ActiveFault[] = [];
  #made = 0;

  add(rule: FaultRule): FaultHandle {
    this.#made += 1;
    const fault = new ActiveFault(this.#made, rule);
    this.#faults.push(fault);
    return fault;
  }

  find(id: number): FaultHandle | undefined {
    return this.#faults.find((fault) => fault.id === id);
  }

  take(request: ApiRequest): Fault | undefined {
    return this.#faults.find((fault) => fault.befalls(request));
  }

  clear(): void {
    for (const fault of this.#faults) fault.release();
    this.#faults = [];
  }
}

/** What the API is to do with a PUT that this fault befalls. */
export function writeFaultOf(effect: FaultEffect | undefined): WriteFault | undefined {
  if (effect?.kind === 'not-stored') return { store: 'nothing' };
  if (effect?.kind === 'store-other') return { store: 'other', value: effect.value };
  return undefined;
}

/** Spoils the records of the innermost lists: ids become numbers, texts become objects, one record becomes null. */
export function withOddRecords(answer: ApiAnswer, every: number): ApiAnswer {
  let seen = 0;
  const spoilList = (list: readonly unknown[]): readonly unknown[] => {
    if (list.some((item) => isRecord(item) && Array.isArray(item['endpoints'])))
      return list.map(descend);
    return list.map((item) => {
      seen += 1;
      return (seen - 1) % every === 0 ? oddRecord(item, seen) : item;
    });
  };
  const descend = (value: unknown): unknown => {
    if (Array.isArray(value)) return spoilList(value);
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, descend(inner)]));
  };
  const body: unknown = JSON.parse(answer.body);
  return { ...answer, body: JSON.stringify(descend(body)) };
}

function oddRecord(record: unknown, seen: number): unknown {
  if (seen % 3 === 0 || !isRecord(record)) return null;
  return Object.fromEntries(
    Object.entries(record).map(([name, value], at) => {
      if (typeof value !== 'string') return [name, 'odd'];
      return [name, at === 0 ? 42 : { odd: value }];
    }),
  );
}
