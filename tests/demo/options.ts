import { parseArgs } from 'node:util';
import { resolve } from 'node:path';

const SIZES = ['small', 'medium', 'large'] as const;

export interface DemoOptions {
  /** Walk the journey by itself instead of opening a window. */
  readonly headless: boolean;
  /** Where the walk leaves its pictures. */
  readonly shots: string;
  readonly size: (typeof SIZES)[number];
}

export const USAGE = `npm start [-- options]
  --headless       walk the whole journey without a window and leave a picture of each step
  --shots DIR      where the pictures go (default: shots)
  --size SIZE      ${SIZES.join(', ')}: how many companies and devices the sandbox has (default: small)
  --help           show this`;

/** Throws with a sentence for the person who typed. */
export function readOptions(args: readonly string[], hasDisplay: boolean): DemoOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      headless: { type: 'boolean', default: false },
      shots: { type: 'string' },
      size: { type: 'string', default: 'small' },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  });
  if (values.help) return 'help';
  const size = SIZES.find((known) => known === values.size);
  if (!size) throw new Error(`--size is one of ${SIZES.join(', ')}, not "${values.size}".`);
  return {
    headless: values.headless || values.shots !== undefined || !hasDisplay,
    shots: resolve(values.shots ?? 'shots'),
    size,
  };
}

/** Linux says by its environment where windows go; the other systems always have a place. */
export const hasDisplay = (platform: string, env: Readonly<Record<string, string | undefined>>) =>
  platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
