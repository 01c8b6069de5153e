import type { DockPlace } from '@/lib/domain/dock-place';
import type { Database } from './database';
import { changeState, readState } from './state';

const MOST_HOSTS = 20;

export async function dockOf(db: Database, host: string): Promise<DockPlace | undefined> {
  return (await readState(db, 'docks'))?.find((dock) => dock.host === host)?.place;
}

export async function keepDock(db: Database, host: string, place: DockPlace): Promise<void> {
  await changeState(db, 'docks', (docks = []) =>
    [{ host, place }, ...docks.filter((dock) => dock.host !== host)].slice(0, MOST_HOSTS),
  );
}
