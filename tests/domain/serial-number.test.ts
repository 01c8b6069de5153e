import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serialKey, usableSerialNumber } from '@/lib/domain/serial-number';

describe('usableSerialNumber', () => {
  test.for([
    'ABC1234',
    '5CG1234XYZ',
    'PF-0X1Y2Z',
    'C02XG0ABCDEF',
    '1234-5678-9012-3456-7890-1234-56',
  ])('%s identifies a machine', (serial) => {
    expect(usableSerialNumber(`  ${serial} `)).toBe(serial);
  });

  test.for([
    undefined,
    '',
    ' ',
    '0',
    '00000000',
    'xxxxxxx',
    '-----',
    'To be filled by O.E.M.',
    'TO BE FILLED BY O.E.M',
    'Default string',
    'System Serial Number',
    'Chassis Serial Number',
    'To be filled by O.E.M. by more string',
    'Base Board Serial Number',
    'System manufacturer',
    'Unavailable',
    'Not Present',
    '1234567',
    '01234567',
    'None',
    'N/A',
    'Not Specified',
    'not applicable',
    'Unknown',
    'INVALID',
    '123456789',
    '0123456789',
    '0123456789ABCDEF',
    'VMware-56 4d 5e 12 34',
    'Parallels-4A 1B',
    'a'.repeat(12),
    'AB1'.repeat(40),
  ])('%j does not', (serial) => {
    expect(usableSerialNumber(serial)).toBeUndefined();
  });
});

describe('serialKey', () => {
  test('is the same for spellings that differ in case, space and punctuation', () => {
    expect(serialKey(' abc-12 34')).toBe(serialKey('ABC1234'));
  });

  test('is its own key', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(serialKey(serialKey(text))).toBe(serialKey(text));
      }),
    );
  });

  test('of a usable serial number is never empty', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const serial = usableSerialNumber(text);
        if (serial !== undefined) expect(serialKey(serial)).not.toBe('');
      }),
    );
  });
});
