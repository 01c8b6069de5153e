import { z } from '@/lib/asio/zod';
import { CLIENT_NAME_LENGTH, EXTERNAL_ID_LENGTH } from '@/lib/domain/company';
import { clientIdText, companyIdText, shortText } from './body-parts';

const MOST_CHANGES = 5_000;

export const mappingChanges = z
  .array(
    z.object({
      companyId: companyIdText,
      target: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('none') }),
        z.object({ kind: z.literal('leave-out') }),
        z.object({ kind: z.literal('client'), clientId: clientIdText }),
        z.object({ kind: z.literal('create'), name: shortText }),
      ]),
    }),
  )
  .check(z.maxLength(MOST_CHANGES));

const clientName = z.string().check(z.maxLength(CLIENT_NAME_LENGTH));

export const clientChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), name: clientName }),
  z.object({ kind: z.literal('rename'), clientId: clientIdText, name: clientName }),
  z.object({ kind: z.literal('remove'), clientId: clientIdText }),
]);

export const wantedClients = z
  .array(
    z.object({
      name: clientName,
      externalId: z.exactOptional(
        z.string().check(z.minLength(1), z.maxLength(EXTERNAL_ID_LENGTH)),
      ),
      isOwn: z.exactOptional(z.boolean()),
    }),
  )
  .check(z.maxLength(MOST_CHANGES));
