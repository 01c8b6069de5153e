import { expect, test } from 'vitest';
import { modelText } from '@/lib/domain/model-text';

test.for([
  ['Dell Inc.', 'Latitude 5420', 'Dell Inc. Latitude 5420'],
  ['HP', 'HP EliteDesk 800 G6', 'HP EliteDesk 800 G6'],
  ['Hewlett-Packard', 'HP ProDesk 600', 'HP ProDesk 600'],
  ['Cisco Systems, Inc.', 'Cisco C9200', 'Cisco C9200'],
  ['Lenovo', undefined, 'Lenovo'],
  [undefined, 'Galaxy Tab', 'Galaxy Tab'],
  [undefined, undefined, undefined],
] as const)('%s and %s read %s', ([maker, model, text]) => {
  expect(modelText(maker, model)).toBe(text);
});
