import { useEffect } from 'preact/hooks';
import { regionList, type Region } from '@/lib/domain/region';
import { regionName } from '@/lib/domain/region-name';
import type { App } from '@/lib/state/app-model';
import type { Wanted } from '@/lib/state/grants';
import { say } from '@/lib/text/say';
import { Button } from '../button';
import { Card } from '../card';

interface Line {
  readonly what: string;
  readonly purpose: string;
  /** Absent: the extension has it as long as it is installed. */
  readonly wanted?: Wanted;
  /** It can't be given back while this is so. */
  readonly isInUse?: boolean;
}

/** Each permission of the browser, what it is for, and where it is optional the way to give or take it back. */
export function BrowserPermissions({ app }: { readonly app: App }) {
  const { grants } = app;
  useEffect(() => void grants.reload(), [grants]);
  const connection = app.status.connection.value;
  const region = connection?.at === 'connected' ? connection.region : undefined;
  return (
    <Card title={say('settings.browserPermissions')}>
      <ul class="grants">
        {linesFor(region).map((line) => (
          <GrantLine key={line.what} line={line} model={grants} />
        ))}
      </ul>
    </Card>
  );
}

const linesFor = (connected: Region['id'] | undefined): readonly Line[] => [
  ...regionList.map(({ id, apiOrigin, portalPatterns }) => ({
    what: say('settings.regionAccess', { region: regionName(id) }),
    purpose: say('settings.regionAccessFor'),
    wanted: { origins: [`${apiOrigin}/*`, ...portalPatterns] },
    isInUse: id === connected,
  })),
  {
    what: say('settings.scripting'),
    purpose: say('settings.scriptingFor'),
    wanted: { permissions: ['scripting'] },
  },
  { what: say('settings.storage'), purpose: say('settings.storageFor') },
  { what: say('settings.alarms'), purpose: say('settings.alarmsFor') },
];

interface GrantLineProps {
  readonly line: Line;
  readonly model: App['grants'];
}

function GrantLine({ line: { what, purpose, wanted, isInUse }, model }: GrantLineProps) {
  const held = model.held.value;
  const isHeld = wanted === undefined || isGranted(wanted, held);
  return (
    <li class="grant" data-held={isHeld ? 'yes' : undefined}>
      <div>
        <p>
          <b>{what}</b> <span class="pill">{say(wordOf(wanted, isHeld, isInUse))}</span>
        </p>
        <p class="soft">{purpose}</p>
      </div>
      {wanted && held && !isHeld && (
        <Button onClick={() => model.allow(wanted)}>{say('settings.allow', { what })}</Button>
      )}
      {wanted && isHeld && !isInUse && isOptional(wanted) && (
        <Button kind="quiet" onClick={() => model.giveBack(wanted)}>
          {say('settings.takeBack', { what })}
        </Button>
      )}
    </li>
  );
}

const isGranted = (
  { origins = [], permissions = [] }: Wanted,
  held: ReadonlySet<string> | undefined,
): boolean => [...origins, ...permissions].every((one) => held?.has(one) ?? false);

/** The hosts of North America come with the installation; no browser takes those back by itself. */
const isOptional = ({ origins = [] }: Wanted): boolean =>
  !origins.some((origin) => origin.includes('itsupport247.net'));

function wordOf(wanted: Wanted | undefined, isHeld: boolean, isInUse: boolean | undefined) {
  if (!wanted) return 'settings.always';
  if (!isHeld) return 'settings.notAllowed';
  return isInUse ? 'settings.inUse' : 'settings.allowed';
}
