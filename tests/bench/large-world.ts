/** As large as the largest customers whose sync must work. */
export const LARGE = { companies: 400, sites: 1_500, devices: 50_000, groups: 120 } as const;
