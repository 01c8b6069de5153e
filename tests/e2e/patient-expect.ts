import { expect as playwrights } from '@playwright/test';

/** Waits as long as a busy machine may need; the demo has no configuration that says so. */
export const expect = playwrights.configure({ timeout: 15_000 });
