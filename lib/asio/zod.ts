import * as z from 'zod/mini';

// Otherwise zod tries `new Function` first, which the extension's CSP reports as a violation.
z.config({ jitless: true });

export { z };
