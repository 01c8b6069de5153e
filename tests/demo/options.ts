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

const USAGE = `npm start [-- options]
  --headless       walk the whole journey without a window and leave a picture of each step
  --shots DIR      where the pictures go (default: shots)
  --size SIZE      ${SIZES.join(', ')}: how many companies and devices the sandbox has (default: small)
  --help           show this`;

/** Throws with a sentence for the person who typed. */
function readOptions(args: readonly string[], hasDisplay: boolean): DemoOptions | 'help' {
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

/** Tells what is wrong with the options, or what there are, and ends the process. */
export function optionsOrStop(args: readonly string[], displayed: boolean): DemoOptions {
  try {
    const read = readOptions(args, displayed);
    if (read !== 'help') return read;
    console.log(USAGE);
    process.exit(0);
  } catch (cause) {
    console.error(`${cause instanceof Error ? cause.message : String(cause)}\n\n${USAGE}`);
    process.exit(2);
  }
}

/** Linux says by its environment where windows go; the other systems always have a place. */
export const hasDisplay = (platform: string, env: Readonly<Record<string, string | undefined>>) =>
  platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
