import { describe, expect, test } from 'vitest';
import { nextPageOf } from '@/lib/asio/link-header';
import { companyId, interactive, rigFor } from './rig';
import { failureOf } from './failing';
import { COMPANIES, page, SITES, startStub, type Answered } from './stub';

const C1 = '11111111-1111-4111-8111-111111111111';
const C2 = '22222222-2222-4222-8222-222222222222';

async function companiesOf(answered: Answered | readonly Answered[]) {
  const stub = await startStub({ [COMPANIES]: answered });
  const { asio } = rigFor(stub.origin);
  return { stub, listing: asio.listCompanies(interactive()) };
}

async function sitesOf(answered: Answered) {
  const stub = await startStub({ [SITES]: answered });
  return rigFor(stub.origin).asio.listSites(interactive());
}

describe('companies', () => {
  test('have their name, the one that people use where it is another, and the ids that other systems use', async () => {
    const { listing } = await companiesOf({
      json: [
        {
          id: C1.toUpperCase(),
          name: 'Contoso',
          friendlyName: ' Contoso\u202e Ltd ',
          externalIds: [{ externalId: '19304' }, { externalId: 7 }, { externalId: '19304' }, null],
          deletedDate: null,
        },
        { id: C2, name: 'Fabrikam', friendlyName: '', externalIds: null },
      ],
    });
    await expect(listing).resolves.toEqual({
      items: [
        {
          id: companyId(C1),
          name: 'Contoso',
          friendlyName: 'Contoso Ltd',
          externalIds: ['19304', '7'],
        },
        { id: companyId(C2), name: 'Fabrikam', externalIds: [] },
      ],
      setAside: 0,
    });
  });

  test('that were deleted are left out; year 0001 means never', async () => {
    const { listing } = await companiesOf({
      json: [
        { id: 'c1', name: 'One', deletedDate: '2025-01-01T00:00:00Z' },
        { id: 'c2', name: 'Two', deletedDate: '0001-01-01T00:00:00Z' },
        { id: 'c3', name: 'Three', inactiveDate: '2025-01-01T00:00:00Z' },
      ],
    });
    expect((await listing).items.map(({ name }) => name)).toEqual(['Two', 'Three']);
  });

  test('that are odd are counted and cost no other', async () => {
    const odd = [
      null,
      'c9',
      5,
      [],
      {},
      { id: 5, name: 'A' },
      { id: '', name: 'A' },
      { id: 'c8' },
      { id: '..', name: 'A' },
    ];
    const { listing } = await companiesOf({ json: [...odd, { id: 'c1', name: 'One' }] });
    const { items, setAside } = await listing;
    expect(items.map(({ name }) => name)).toEqual(['One']);
    expect(setAside).toBe(odd.length);
  });

  test('of which none can be read are a bad answer: the list would seem to be empty', async () => {
    const { listing } = await companiesOf({ json: [{ name: 'One' }, { name: 'Two' }] });
    expect((await failureOf(listing)).kind).toBe('bad-response');
  });

  test.for(['companies', 'data', 'items', 'results'])('may stand under "%s"', async (name) => {
    const { listing } = await companiesOf({ json: { [name]: [{ id: 'c1', name: 'One' }] } });
    expect((await listing).items).toHaveLength(1);
  });

  test('may be none, written as null', async () => {
    const { listing } = await companiesOf({ json: null });
    await expect(listing).resolves.toEqual({ items: [], setAside: 0 });
  });

  test('are followed over their pages, on our own host and path', async () => {
    const next = (query: string) => ({
      link: `<https://elsewhere.invalid/other${query}>; rel="next"`,
    });
    const { stub, listing } = await companiesOf([
      { json: [{ id: 'c1', name: 'One' }], headers: next('?page=2&size=1') },
      { json: [{ id: 'c2', name: 'Two' }], headers: next('?page=3') },
      { json: [{ id: 'c3', name: 'Three' }] },
    ]);
    expect((await listing).items.map(({ name }) => name)).toEqual(['One', 'Two', 'Three']);
    expect(stub.to(COMPANIES).map(({ search }) => search)).toEqual([
      '',
      '?page=2&size=1',
      '?page=3',
    ]);
  });

  test('whose pages come back to one another do not go on for ever', async () => {
    const next = (query: string) => ({ link: `<${query}>; rel=next` });
    const { stub, listing } = await companiesOf([
      { json: [{ id: 'c1', name: 'One' }], headers: next('?page=2') },
      { json: [{ id: 'c2', name: 'Two' }], headers: next('?page=1') },
      { json: [{ id: 'c1', name: 'One' }], headers: next('?page=2') },
    ]);
    expect((await failureOf(listing)).kind).toBe('bad-response');
    expect(stub.to(COMPANIES)).toHaveLength(3);
  });
});

describe('sites', () => {
  test('belong to the company that is nested in them', async () => {
    const site = {
      id: 's1',
      name: 'HQ',
      friendlyName: 'Head office',
      company: { id: C1.toUpperCase() },
    };
    await expect(
      sitesOf({ json: [site, { ...site, id: 's2', friendlyName: null }] }),
    ).resolves.toEqual({
      items: [
        { id: 's1', companyId: C1, name: 'Head office' },
        { id: 's2', companyId: C1, name: 'HQ' },
      ],
      setAside: 0,
    });
  });

  test('without a company are set aside; one without a name is kept', async () => {
    const { items, setAside } = await sitesOf({
      json: [
        { id: 's1', name: 'HQ' },
        { id: 's2', company: 'c1' },
        null,
        { id: 's3', company: { id: 'c1' } },
      ],
    });
    expect(items).toEqual([{ id: 's3', companyId: 'c1', name: 'Unnamed site' }]);
    expect(setAside).toBe(3);
  });

  test('may be none, written as a 404; a web page is no such word', async () => {
    await expect(sitesOf({ status: 404, json: { error: 'none' } })).resolves.toMatchObject({
      items: [],
    });
    expect((await failureOf(sitesOf({ ...page, status: 404 }))).kind).toBe('bad-response');
  });
});

describe('the next page in a Link header', () => {
  test.for([
    [null, undefined],
    ['', undefined],
    ['<https://a.invalid/x?cursor=500&limit=500>; rel="next"', '500'],
    ['<?cursor=500>; rel=next', '500'],
    ['<https://a.invalid/x?cursor=1>; rel="prev", <https://a.invalid/x?cursor=3>; rel="next"', '3'],
    ['<https://a.invalid/x?a=1,2;3&cursor=3>;title="a, b; rel=prev";rel="last next"', '3'],
    ['<https://a.invalid/x?cursor=3>; rel="nextish"', undefined],
    ['<https://a.invalid/x?cursor=3>; rel="prev"', undefined],
    ['<https://a.invalid/x?cursor=3>; REL="NEXT"', '3'],
    ['<https://a.invalid/x?cursor=3#cursor=4>; rel="next"', '3'],
    ['<https://a.invalid/x>; rel="next"', null],
    ['cursor=3; rel="next"', undefined],
  ] as const)('%s', ([link, cursor]) => {
    const headers = new Headers(link === null ? {} : { link });
    expect(nextPageOf(headers)?.get('cursor')).toBe(cursor);
  });
});
