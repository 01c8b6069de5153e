import type { Client } from '@/lib/domain/company';
import type { MappingUndo, Stand } from '@/lib/domain/company-stand';
import type { ClientId, CompanyId } from '@/lib/domain/ids';

/** The last change of clients and mappings, as it is taken back. */
export interface StoredUndo extends MappingUndo {
  readonly stands: readonly (readonly [CompanyId, Stand])[];
  /** As they were. */
  readonly clients: readonly Client[];
  readonly added: readonly ClientId[];
}

/** When the devices to import were looked at. */
export interface ReviewVisit {
  /** Epoch ms of the last look. */
  readonly at: number;
  /** Epoch ms of the end of the visit before; absent at the first one. */
  readonly since?: number;
}
