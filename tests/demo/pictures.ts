import type { Page } from '@playwright/test';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '../e2e/patient-expect.ts';

const PICTURE = /^\d\d-.*\.png$/;

/** Pictures of a walk, numbered in the order in which they are taken. */
export class Pictures {
  readonly #folder: string;
  readonly #tell: (name: string) => void;
  #taken = 0;

  private constructor(folder: string, tell: (name: string) => void) {
    this.#folder = folder;
    this.#tell = tell;
  }

  /** Makes the folder, and removes the pictures of an earlier walk from it. Each new one is told by its name. */
  static async into(folder: string, tell: (name: string) => void = () => {}): Promise<Pictures> {
    await mkdir(folder, { recursive: true });
    const old = (await readdir(folder)).filter((name) => PICTURE.test(name));
    await Promise.all(old.map((name) => rm(join(folder, name))));
    return new Pictures(folder, tell);
  }

  get taken(): number {
    return this.#taken;
  }

  /** `what` says in a few words what is to be seen, for example `device page, date saved`. */
  async take(page: Page, what: string): Promise<void> {
    this.#taken += 1;
    const words = what.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const name = `${String(this.#taken).padStart(2, '0')}-${words}.png`;
    await page.bringToFront();
    await expect(page.getByText('Loading', { exact: true })).toHaveCount(0);
    await page.screenshot({ path: join(this.#folder, name), animations: 'disabled' });
    this.#tell(name);
  }

  /** The same page in dark. */
  async takeDark(page: Page, what: string): Promise<void> {
    await page.emulateMedia({ colorScheme: 'dark' });
    await this.take(page, `${what}, dark`);
    await page.emulateMedia({ colorScheme: 'light' });
  }
}
