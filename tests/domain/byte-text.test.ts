import { expect, test } from 'vitest';
import { byteText } from '@/lib/domain/byte-text';

test.for([
  [0, '0 bytes'],
  [1023, '1,023 bytes'],
  [1024, '1 KB'],
  [512 * 1024 ** 2, '512 MB'],
  [16 * 1024 ** 3, '16 GB'],
  [17_066_000_000, '15.9 GB'],
  [1024 ** 3 - 1, '1 GB'],
  [1.5 * 1024 ** 4, '1.5 TB'],
  [4000 * 1024 ** 4, '4,000 TB'],
] as const)('%d bytes are %s', ([bytes, text]) => {
  expect(byteText(bytes)).toBe(text);
});
