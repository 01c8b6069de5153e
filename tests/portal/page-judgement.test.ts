import { describe, expect, test } from 'vitest';
import type { Recognition } from '@/lib/domain/evidence';
import { readPage } from '@/lib/portal/page-evidence';
import { isStrong } from '@/lib/portal/page-judgement';
import { shownDevice } from './device-view';
import { write } from './portal-page';

const ADDRESS = 'https://control.itsupport247.net/QADashB/QuickAccess/NewDesktops';
const device = shownDevice(1);
const { name, companyName } = device;

/** Whether a page is taken for the device's own, where the worker has recognised it by that. */
function isTaken(html: string, by: Recognition, address = ADDRESS): boolean {
  write(`<main>${html}</main>`);
  return isStrong({ device, by }, readPage([document], [address]));
}

const fact = (label: string, text: string) => `<dl><dt>${label}</dt><dd>${text}</dd></dl>`;
const titled = `<h1>${name}</h1>`;
const inCompany = fact('Company', companyName);

describe('a page without the device’s id in its address is taken for its own', () => {
  test.for<[string, string, Recognition, string?]>([
    [
      'by a title and the serial number',
      titled + fact('Serial number', 'SERIAL1X'),
      'serial-number',
    ],
    [
      'by a title that is the name, within the company that it tells of',
      titled + inCompany,
      'name',
    ],
    ['by the name with its domain', `<h1>${name}.alder.local</h1>${inCompany}`, 'name'],
    [
      'by that title and the company’s number in the address',
      titled,
      'name',
      `${ADDRESS}?companyId=19304`,
    ],
    [
      'by name and serial number among its facts',
      `<h1>Details</h1>${fact('Name', name)}${fact('Serial number', 'serial-1x')}`,
      'serial-number',
    ],
    ['by a person’s choice', titled, 'choice'],
    ['by what a person has taught', '<h1>Details</h1>', 'taught'],
  ])('%s', ([, html, by, address]) => {
    expect(isTaken(html, by, address)).toBe(true);
  });
});

describe('and not', () => {
  test.for<[string, string, Recognition]>([
    ['by its title alone', titled, 'name'],
    [
      'where it tells another serial number',
      titled + inCompany + fact('Serial number', 'OTHER99'),
      'name',
    ],
    ['where the name is a part of the title', `<h1>${name} and others</h1>${inCompany}`, 'name'],
    [
      'where the facts of several devices stand together',
      `<h1>Details</h1>${fact('Name', name)}${fact('Serial number', 'SERIAL1X')}${fact('Serial number', 'OTHER99')}`,
      'serial-number',
    ],
    [
      'by a serial number without the name',
      `<h1>Details</h1>${fact('Serial number', 'SERIAL1X')}`,
      'serial-number',
    ],
  ])('%s', ([, html, by]) => {
    expect(isTaken(html, by)).toBe(false);
  });
});
