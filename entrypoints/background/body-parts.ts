import { say } from '@/lib/text/say';
import { z } from '@/lib/asio/zod';
import { Failure } from '@/lib/domain/failure';
import {
  parseClientId,
  parseCompanyId,
  parseDeviceId,
  parseEditId,
  parseFieldId,
  parseGroupId,
  parseSiteId,
} from '@/lib/domain/ids';
import { parseIsoDate } from '@/lib/domain/iso-date';

const LONGEST_ID = 100;

/** Text that only its domain parser can make into what it claims to be. */
export const textBy = <Value>(parse: (text: unknown) => Value | undefined) =>
  z.pipe(
    z.string().check(z.maxLength(LONGEST_ID)),
    z.transform((text, context) => {
      const value = parse(text);
      if (value !== undefined) return value;
      context.issues.push({ code: 'custom', message: 'is not what it should be', input: text });
      return z.NEVER;
    }),
  );

export const deviceIdText = textBy(parseDeviceId);
export const companyIdText = textBy(parseCompanyId);
export const siteIdText = textBy(parseSiteId);
export const clientIdText = textBy(parseClientId);
export const fieldIdText = textBy(parseFieldId);
export const groupIdText = textBy(parseGroupId);
export const editIdText = textBy(parseEditId);
export const isoDateText = textBy(parseIsoDate);

/** Our own ids of saves and tickets. */
export const plainIdText = z.string().check(z.regex(/^[\w-]{1,80}$/));

export const shortText = z.string().check(z.maxLength(300));

/** What a question brought, in the form that its route needs. Throws `bad-input`. */
export function parsed<Schema extends z.ZodMiniType>(
  schema: Schema,
  body: unknown,
): z.output<Schema> {
  const result = z.safeParse(schema, body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue?.path.map(String).join('.') ?? '';
  throw new Failure(
    'bad-input',
    place ? say('refusal.oddMessageAt', { place }) : say('refusal.oddMessage'),
    { cause: result.error },
  );
}
