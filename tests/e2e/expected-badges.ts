import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Device } from '../sandbox/world/records.ts';
import type { ExpectedBadges } from './badge-recorder.ts';

const wordOf = (daysLeft: number): string => {
  if (daysLeft < 0) return 'expired';
  return daysLeft <= 90 ? 'expiring' : 'active';
};

/** How the badge of each device begins, by its name, where these companies are tracked; none for kinds without warranty. */
export function expectedBadges(sandbox: Sandbox, companies: readonly string[]): ExpectedBadges {
  const { world } = sandbox;
  const isTracked = ({ companyId }: Device) =>
    companies.includes(world.company(companyId)?.name ?? '');
  return world.devices.map((device) => [
    device.friendlyName,
    isTracked(device) ? badgeOf(sandbox, device) : null,
  ]);
}

function badgeOf({ world }: Sandbox, { id, kind }: Device): string | null {
  if (kind === 'virtual-machine' || kind === 'cloud') return null;
  const text = world.fieldValue(id, 'Warranty Expiry Date') ?? '';
  const day = /^(?!0001)\d{4}-\d\d-\d\d/.exec(text)?.[0];
  if (!day) return 'Warranty unknown';
  const daysLeft = (Date.parse(day) - Date.parse(world.today)) / 86_400_000;
  return `Warranty ${wordOf(daysLeft)} ${day}`;
}

/** What the row of each of these companies says, by its name; none where nothing is expired or expiring. */
export function expectedSummaries(
  sandbox: Sandbox,
  companies: readonly string[],
): ReadonlyMap<string, string> {
  const summaries = companies.map((company) => {
    const badges = sandbox.world.devices
      .filter(({ companyId }) => sandbox.world.company(companyId)?.name === company)
      .map((device) => badgeOf(sandbox, device) ?? '');
    const parts = ['expired', 'expiring'].flatMap((state) => {
      const count = badges.filter((badge) => badge.startsWith(`Warranty ${state}`)).length;
      return count > 0 ? [`${count} ${state}`] : [];
    });
    return [company, parts.join(', ')] as const;
  });
  return new Map(summaries.filter(([, text]) => text !== ''));
}
