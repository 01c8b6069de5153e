import { instantOn } from '../world/calendar.ts';
import type { Company, Site } from '../world/records.ts';
import { paramOf, type Call, type Route } from './call.ts';
import { json } from './exchange.ts';
import { notFound } from './refusal.ts';

const COMPANIES = '/api/platform/v1/company/companies';
const SITES = '/api/platform/v1/company/sites';
const READ_COMPANIES = ['platform.companies.read'] as const;
const READ_SITES = ['platform.sites.read'] as const;

/** Bare arrays without paging, as the description and every known client have them. */
export const companyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: COMPANIES,
    family: 'company',
    scopes: READ_COMPANIES,
    answer: (call) =>
      json(
        200,
        call.world.companies.map((company) => wireCompany(call, company)),
      ),
  },
  {
    method: 'GET',
    path: `${COMPANIES}/:companyId`,
    family: 'company',
    scopes: READ_COMPANIES,
    answer: (call) => json(200, wireCompany(call, companyOf(call))),
  },
  {
    method: 'GET',
    path: SITES,
    family: 'company',
    scopes: READ_SITES,
    answer: (call) =>
      json(
        200,
        call.world.sites.map((site) => wireSite(call, site)),
      ),
  },
  {
    method: 'GET',
    path: `${SITES}/:siteId`,
    family: 'company',
    scopes: READ_SITES,
    answer: (call) => json(200, wireSite(call, siteOf(call))),
  },
  {
    method: 'GET',
    path: `${COMPANIES}/:companyId/sites`,
    family: 'company',
    scopes: READ_SITES,
    answer: (call) => {
      const { id } = companyOf(call);
      const sites = call.world.sites.filter(({ companyId }) => companyId === id);
      return json(
        200,
        sites.map((site) => wireSite(call, site)),
      );
    },
  },
];

function companyOf(call: Call): Company {
  const company = call.world.company(paramOf(call, 'companyId').toLowerCase());
  if (!company) throw notFound('Company not found');
  return company;
}

function siteOf(call: Call): Site {
  const site = call.world.site(paramOf(call, 'siteId').toLowerCase());
  if (!site) throw notFound('Site not found');
  return site;
}

function wireCompany({ world }: Call, company: Company) {
  const { id, number, name, friendlyName, createdOn } = company;
  const [primarySite] = company.siteIds;
  return {
    id,
    name,
    friendlyName,
    partnerId: world.partnerId,
    description: '',
    industryCode: '',
    createdDate: instantOn(createdOn),
    updatedDate: instantOn(createdOn, '17:00:00'),
    account: { id: world.partnerId, name: 'Northfield IT' },
    activityStatus: { id: '1', name: 'Active', activeFlag: true, defaultFlag: true },
    externalIds: [
      { id: String(number), companyId: id, externalId: String(number), productId: 'command' },
    ],
    primaryContact: {
      primaryEmail: { emailAddress: `office@c${number}.example.com` },
      primaryPhoneNumber: { countryCode: '1', nationalNumber: '2025550100', extension: '' },
    },
    ...(primarySite !== undefined && { primarySite: { id: primarySite, name: 'Main office' } }),
  };
}

function wireSite({ world }: Call, site: Site) {
  const company = world.company(site.companyId);
  return {
    id: site.id,
    name: site.name,
    friendlyName: site.name,
    partnerId: world.partnerId,
    activeFlag: true,
    timeZone: 'UTC',
    company: {
      id: site.companyId,
      name: company?.name ?? '',
      friendlyName: company?.friendlyName ?? '',
      externalIds: [],
    },
    primaryAddress: {
      addressLine1: `${site.number % 90} Example Road`,
      locality: site.town,
      administrativeArea: site.area,
      postCode: '00000',
      countryCode: site.countryCode,
    },
    externalIds: [
      { siteId: site.id, externalId: String(site.number), productId: 'command', backsynced: true },
    ],
    createdDate: instantOn(site.createdOn),
    updatedDate: instantOn(site.createdOn, '17:00:00'),
  };
}
