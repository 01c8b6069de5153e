import type { Answer } from './answer';
import { textOf } from './problems';

type Refusal = Pick<Answer, 'status' | 'body'>;

const OF_PATHS = /cannot (get|post|put)|page not found|no such call|\b(path|route|url)\b/i;

/** Whether a gateway says in so many words that it has no such call. */
export const isNoSuchCall = ({ status, body }: Refusal): boolean =>
  status === 405 ||
  status === 501 ||
  (status === 404 && (body.is === 'page' || OF_PATHS.test(textOf(body) ?? '')));

/** The same, for a call that tells in JSON what is not there: a 404 in any other form is the gateway's. */
export const isUnknownPath = (reply: Refusal): boolean =>
  isNoSuchCall(reply) || (reply.status === 404 && reply.body.is !== 'json');
