import { say } from '@/lib/text/say';
import type { Site } from '@/lib/domain/company';
import { displayText } from '@/lib/domain/display-text';
import { parseCompanyId, parseSiteId } from '@/lib/domain/ids';
import type { Asio } from './asio';
import type { Client } from './client';
import { isDeleted } from './companies';
import { lenientObject, lenientText } from './lenient';
import { readEach, readList, type ListCall, type ReadRecord } from './listing';
import { z } from './zod';

const SiteDto = z.object({
  id: z.string(),
  name: lenientText,
  friendlyName: lenientText,
  deletedDate: lenientText,
  company: lenientObject({ id: lenientText }),
  companyId: lenientText,
});

const call: ListCall = {
  path: '/api/platform/v1/company/sites',
  what: 'asked.readSites',
  scopes: ['platform.sites.read'],
  name: 'sites',
  mayBeAbsent: true,
};

export const createSites = (client: Client): Pick<Asio, 'listSites'> => ({
  listSites: async (options) => readEach(await readList(client, call, options), readSite),
});

const readSite: ReadRecord<Site> = (record) => {
  const dto = z.safeParse(SiteDto, record).data;
  if (!dto) return undefined;
  const id = parseSiteId(dto.id);
  const companyId = parseCompanyId(dto.company.id || dto.companyId);
  if (!id || !companyId) return undefined;
  if (isDeleted(dto)) return [];
  const name = displayText(dto.friendlyName) || displayText(dto.name) || say('asio.unnamedSite');
  return [{ id, companyId, name }];
};
