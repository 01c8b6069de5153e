import { createModel, signal } from '@preact/signals';
import type { TaughtImport, TaughtPage } from '@/lib/domain/taught-page';
import { say, sayCount } from '@/lib/text/say';
import type { Ports } from './ports';
import { createResource } from './resource';
import { createTask, type Task } from './task';

type Act = 'settle' | 'forget' | 'import';
type NeededPorts = Pick<Ports, 'send' | 'listen' | 'saveFile'>;

/** A file that was chosen, and what importing it would change. */
export interface ChosenFile {
  readonly name: string;
  readonly text: string;
  readonly would: TaughtImport;
}

/** What pages of the portal were taught, and what becomes of that. */
export const TaughtPagesModel = createModel(({ send, listen, saveFile }: NeededPorts) => {
  const { state, value, reload } = createResource(() => send('taught.list', null));
  const task = createTask<Act>();
  let isShown = false;
  listen(({ about }) => {
    if (about === 'taught' && isShown) void reload();
  });

  const show = (): Promise<void> => {
    isShown = true;
    return reload();
  };

  const settle = (ticket: string, keep: boolean) =>
    task.run('settle', async () => {
      await send('taught.settle', { ticket, keep });
      await reload();
      return keep ? say('teaching.kept') : say('teaching.forgotten');
    });

  const forget = (keys: readonly string[] | 'all') =>
    task.run('forget', async () => {
      await send('taught.forget', { keys });
      await reload();
      return say('teaching.forgotten');
    });

  const exportAll = (): void =>
    saveFile({
      name: 'shelflife-taught-pages.json',
      type: 'application/json',
      text: fileOf(value.peek()?.pages ?? []),
    });

  return { state, show, task, settle, forget, exportAll, ...importing({ send, task, reload }) };
});

interface ImportDeps extends Pick<Ports, 'send'> {
  readonly task: Task<Act>;
  readonly reload: () => Promise<void>;
}

function importing({ send, task, reload }: ImportDeps) {
  const chosen = signal<ChosenFile | undefined>(undefined);

  /** Looks at a file before anything of it is kept. */
  const chooseFile = (name: string, text: string) =>
    task.run('import', async () => {
      chosen.value = undefined;
      const would = await send('taught.import', { text, isDryRun: true });
      chosen.value = { name, text, would };
      return '';
    });

  const importChosen = () =>
    task.run('import', async () => {
      const file = chosen.peek();
      if (!file) return '';
      const { added, changed } = await send('taught.import', { text: file.text, isDryRun: false });
      chosen.value = undefined;
      await reload();
      return sayCount('teaching.imported', added + changed);
    });

  const dropFile = (): void => void (chosen.value = undefined);
  return { chosen, chooseFile, importChosen, dropFile };
}

const fileOf = (pages: readonly TaughtPage[]): string =>
  JSON.stringify({ format: 'shelflife-taught-pages', version: 1, pages }, null, 2);
