import { execFileSync } from 'node:child_process';
import { arch, cpus, platform, totalmem } from 'node:os';

/** What the numbers were measured on, in a line. */
export function describeMachine(): string {
  const all = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const chromium = execFileSync(process.env['CHROMIUM_PATH'] ?? 'chromium', ['--version'], {
    encoding: 'utf8',
    // Debian's starter has complaints of its own.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const version = /Chrom\w+ [\d.]+/.exec(chromium)?.[0] ?? 'Chromium';
  return [
    all[0]?.model.trim() ?? 'unknown processor',
    `${all.length} cores`,
    memory,
    `${platform()} ${arch()}`,
    `${version} (headless)`,
  ].join(', ');
}
