import { describe, expect, test } from 'vitest';
import type { MappingTarget } from '@/lib/domain/company-matching';
import {
  changesOf,
  newClientNames,
  parseMappingDraft,
  withChoice,
  type MappingDraft,
} from '@/lib/state/mapping-draft';
import { clientId, company } from '../components/make';

const contoso = clientId('k-contoso');
const mapped = company('Contoso', { clientId: contoso });
const open = company('Fabrikam');
const toContoso: MappingTarget = { kind: 'client', clientId: contoso };
const create = (name: string): MappingTarget => ({ kind: 'create', name });
const empty: MappingDraft = new Map();

test('a choice that equals what is saved is no change', () => {
  const changed = withChoice(empty, mapped, create('New'));
  expect(changed.size).toBe(1);
  expect(withChoice(changed, mapped, toContoso).size).toBe(0);
});

test('companies that are gone, or were mapped so meanwhile, are not saved', () => {
  const draft = withChoice(withChoice(empty, open, toContoso), mapped, create('New'));
  expect(changesOf(draft, [{ ...open, clientId: contoso }])).toEqual([]);
  expect(changesOf(draft, [mapped])).toEqual([{ companyId: mapped.id, target: create('New') }]);
});

test('two rows that create the same client name it once', () => {
  const draft = withChoice(withChoice(empty, open, create('New')), mapped, create('New'));
  expect(newClientNames(draft)).toEqual(['New']);
});

describe('a draft that was kept', () => {
  test('is the same when it comes back', () => {
    const draft: MappingDraft = new Map([
      [open.id, toContoso],
      [mapped.id, create('New')],
      [company('Third').id, { kind: 'none' }],
    ]);
    const kept: unknown = JSON.parse(JSON.stringify([...draft]));
    expect(parseMappingDraft(kept)).toEqual(draft);
  });

  test.for([
    undefined,
    null,
    'text',
    [1],
    [['c-1']],
    [['c-1', null]],
    [['c-1', { kind: 'client' }]],
    [['c 1', { kind: 'none' }]],
    [['c-1', { kind: 'create', name: 5 }]],
  ])('and is none is left out: %j', (kept) => {
    expect(parseMappingDraft(kept).size).toBe(0);
  });
});
