import { say } from '@/lib/text/say';
import type { Company } from '@/lib/domain/company';
import { displayText } from '@/lib/domain/display-text';
import { Failure } from '@/lib/domain/failure';
import { parseCompanyId } from '@/lib/domain/ids';
import type { Asio } from './asio';
import type { Client } from './client';
import { lenientList, lenientObject, lenientText } from './lenient';
import { readEach, readList, type ListCall, type ReadRecord } from './listing';
import { z } from './zod';

const CompanyDto = z.object({
  id: z.string(),
  name: lenientText,
  friendlyName: lenientText,
  deletedDate: lenientText,
  externalIds: lenientList,
});

const ExternalIdDto = lenientObject({ externalId: lenientText });

type ListedCompany = Omit<Company, 'seenInRun'>;

const call: ListCall = {
  path: '/api/platform/v1/company/companies',
  what: 'asked.readCompanies',
  scopes: ['platform.companies.read'],
  name: 'companies',
  // A partner without any company does not exist, and an empty list would mark all as missing.
  mayBeAbsent: false,
};

export const createCompanies = (client: Client): Pick<Asio, 'listCompanies'> => ({
  async listCompanies(options) {
    const records = await readList(client, call, options);
    const listed = readEach(records, readCompany);
    if (records.length > 0 && listed.setAside === records.length) {
      throw new Failure('bad-response', say('asio.noCompanyReadable'));
    }
    return listed;
  },
});

const readCompany: ReadRecord<ListedCompany> = (record) => {
  const dto = z.safeParse(CompanyDto, record).data;
  const id = parseCompanyId(dto?.id);
  if (!dto || !id) return undefined;
  const friendlyName = displayText(dto.friendlyName);
  const name = displayText(dto.name) || friendlyName;
  if (!name) return undefined;
  if (isDeleted(dto)) return [];
  const numbers = dto.externalIds.map((one) => z.parse(ExternalIdDto, one).externalId);
  const externalIds = [...new Set(numbers.filter(Boolean))];
  return [
    { id, name, externalIds, ...(friendlyName && friendlyName !== name && { friendlyName }) },
  ];
};

/** Year 0001 is how the API writes "never". */
export const isDeleted = ({ deletedDate }: { readonly deletedDate: string }): boolean =>
  deletedDate !== '' && !deletedDate.startsWith('0001');
