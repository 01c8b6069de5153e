import type { Credentials } from '@/lib/domain/credentials';
import type { Problem } from '@/lib/domain/failure';
import type { PermissionResult } from '@/lib/domain/permissions';
import type { KnownElsewhere, RegionId } from '@/lib/domain/region';
import type { Message } from './message';

/** What the test of credentials found. Without a token there are no permissions to list. */
export interface ConnectionTest {
  /** Absent when every required permission is granted. */
  readonly problem?: Problem;
  readonly permissions: readonly PermissionResult[];
  /** Set where the region refuses the key and another one knows it, or may. */
  readonly elsewhere?: KnownElsewhere;
}

/** The last test or save of credentials in this session of the browser; the secret is no part of it. */
export interface ConnectionTrial {
  readonly what: 'test' | 'save';
  readonly clientId: string;
  readonly region: RegionId;
  /** Absent while it is under way. */
  readonly test?: ConnectionTest;
}

export type ConnectionView =
  | { readonly at: 'disconnected' }
  | {
      readonly at: 'connected';
      readonly clientId: string;
      readonly region: RegionId;
      readonly since: number;
      readonly permissions: readonly PermissionResult[];
      /** Set while ConnectWise refuses the credentials, or the browser the host. Data is kept. */
      readonly problem?: Problem;
    };

/** Messages about the connection to ConnectWise. */
export interface ConnectionProtocol {
  'connection.test': Message<Credentials, ConnectionTest>;
  /** Tests; stores the credentials and starts a sync only when nothing required is missing. */
  'connection.save': Message<Credentials, ConnectionTest>;
  /** What became of the last test, for a page that was closed meanwhile. */
  'connection.trial': Message<null, ConnectionTrial | null>;
  'connection.forget': Message<{ readonly removeData: boolean }, null>;
}
