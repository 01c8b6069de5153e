import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Failure } from '@/lib/domain/failure';
import { defaultSettings } from '@/lib/domain/settings';
import { shownDevice } from './device-view';
import {
  buttonIn,
  goTo,
  overlayOver,
  pass,
  regionRoot,
  regionText,
  write,
  type PortalPage,
} from './portal-page';

let page: PortalPage | undefined;
const lay = (...args: Parameters<typeof overlayOver>): PortalPage => (page = overlayOver(...args));

beforeEach(() => {
  vi.useFakeTimers();
  goTo('/QADashB/QuickAccess/NewDesktops');
});
afterEach(() => {
  page?.stop();
  vi.useRealTimers();
});

const LONG_ENOUGH = 2000;

const pageOf = (name: string): string => `
  <main><div class="head" style="display:flex"><div><h1>${name}</h1><p>Online</p></div><button>Act</button></div>
  <div role="tablist"><button role="tab">Overview</button></div>
  <table><tr><th scope="row">Serial number</th><td>SERIAL1X</td></tr><tr><th scope="row">Name</th><td>${name}</td></tr></table></main>`;

describe('a page that may be about several devices', () => {
  const twins = [
    shownDevice(1, { name: 'DC01', siteName: 'Main office' }),
    shownDevice(2, { name: 'DC01', companyName: 'Birch Legal' }),
  ] as const;
  const layTwins = (accepts?: (event: Event) => boolean): PortalPage => {
    const laid = lay([], accepts);
    laid.worker.answers['portal.page'] = ({ chosen, evidence: { texts } }) => {
      const device = twins.find(({ id }) => id === chosen);
      if (!texts.includes('DC01')) return { is: 'unknown' };
      if (!device) return { is: 'ambiguous', choices: twins, others: 0 };
      return { is: 'device', device, by: 'choice', display: defaultSettings };
    };
    return laid;
  };
  const withOther = (text: string) =>
    pageOf('DC01').replace('</main>', `<dl><dt>Site</dt><dd>${text}</dd></dl></main>`);

  test('shows each with its company, site and serial number, and guesses none', async () => {
    write(pageOf('DC01'));
    layTwins();
    await pass(LONG_ENOUGH);
    expect(regionText()).toContain('Several devices match');
    expect(regionText()).toContain('Alder Dental · Main office · serial SERIAL1X');
    expect(regionText()).toContain('Birch Legal · serial SERIAL2X');
    expect(regionText()).not.toContain('2028-01');
  });

  test('shows the one that is chosen, says so, and keeps to it while the page is open', async () => {
    const body = write(pageOf('DC01'));
    layTwins();
    await pass(LONG_ENOUGH);
    buttonIn(regionRoot(), /^Choose DC01, Birch Legal/).click();
    await pass();
    expect(regionText()).toContain('2028-01-02');
    expect(regionText()).toContain('Chosen by you');
    goTo('/QADashB/QuickAccess/NewDesktops/service-tickets');
    body.innerHTML = '<main><h1>Tickets</h1></main>';
    await pass(LONG_ENOUGH);
    expect(regionText()).toBe('');
    goTo('/QADashB/QuickAccess/NewDesktops');
    body.innerHTML = withOther('Main office');
    await pass(LONG_ENOUGH);
    expect(regionText()).toContain('2028-01-02');
  });

  test('asks again at another address, and once it says something else', async () => {
    const body = write(withOther('Main office'));
    layTwins();
    await pass(LONG_ENOUGH);
    buttonIn(regionRoot(), /Alder Dental/).click();
    await pass();
    expect(regionText()).toContain('2028-01-01');
    body.innerHTML = withOther('Harbour');
    await pass(LONG_ENOUGH);
    expect(regionText()).toContain('Several devices match');
    goTo('/QADashB/QuickAccess/NewDesktops?tab=other');
    body.innerHTML = withOther('Main office');
    await pass(LONG_ENOUGH);
    expect(regionText()).toContain('Several devices match');
  });

  test('lets a choice be made anew', async () => {
    write(pageOf('DC01'));
    layTwins();
    await pass(LONG_ENOUGH);
    buttonIn(regionRoot(), /Birch/).click();
    await pass();
    buttonIn(regionRoot(), 'Choose another device').click();
    await pass();
    buttonIn(regionRoot(), /Alder/).click();
    await pass();
    expect(regionText()).toContain('2028-01-01');
  });

  test('says why a choice could not be followed', async () => {
    write(pageOf('DC01'));
    const { worker } = layTwins();
    await pass(LONG_ENOUGH);
    worker.answers['portal.page'] = () => {
      throw new Failure('offline', 'The computer is offline.');
    };
    buttonIn(regionRoot(), /Birch/).click();
    await pass();
    expect(regionText()).toContain('The computer is offline.');
  });

  test('takes no choice that no person has made', async () => {
    write(pageOf('DC01'));
    const { worker } = layTwins(({ isTrusted }) => isTrusted);
    await pass(LONG_ENOUGH);
    worker.asked.length = 0;
    buttonIn(regionRoot(), /Birch/).click();
    await pass();
    expect(worker.asked).toEqual([]);
  });
});
