import type { BackupPart, BackupRows, BackupTable, ImportTold } from '@/lib/domain/backup';
import type { Diagnostics } from '@/lib/domain/noted-error';
import type { Message } from './message';

/** Messages about what is stored here as a whole. */
export interface DataProtocol {
  /** A part of a table; `after`: where the part before ended. */
  'data.export': Message<
    { readonly table: BackupTable; readonly after?: string | number },
    BackupPart
  >;
  /**
   * Takes rows of a data file in; without `commit` it only tells what would become of them. After the last part of a
   * file a sync reads the devices of companies that the file has mapped; `before` then says what the others did.
   */
  'data.import': Message<
    {
      readonly table: BackupTable;
      readonly rows: BackupRows;
      readonly commit: boolean;
      readonly isLast?: boolean;
      readonly before?: Pick<ImportTold, 'added' | 'changed'>;
    },
    ImportTold
  >;
  /** Everything that came from ConnectWise or was done here; settings and the connection stay. */
  'data.remove': Message<null, null>;
  'diagnostics.get': Message<null, Diagnostics>;
  /** Forgets the errors that were noted. */
  'diagnostics.forget': Message<null, null>;
}
