import type { Credentials } from '@/lib/domain/credentials';
import type { PermissionResult } from '@/lib/domain/permissions';
import type { Database } from './database';
import type { StoredConnection } from './schema';
import { changeState, deleteState, readState, writeState } from './state';

const CIPHER = 'AES-GCM';
const IV_BYTES = 12;

type Encrypted = Pick<StoredConnection, 'key' | 'iv' | 'encryptedSecret'>;

/** Whose secret it is: decrypting under another Client ID or region fails. */
type Owner = Pick<StoredConnection, 'clientId' | 'region'>;

/** Encrypts under a key made for this one secret; the key can be used here, and exported nowhere. */
async function encryptSecret(secret: string, owner: Owner): Promise<Encrypted> {
  const key = await crypto.subtle.generateKey({ name: CIPHER, length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const encryptedSecret = await crypto.subtle.encrypt(
    { name: CIPHER, iv, additionalData: ownerBytes(owner) },
    key,
    new TextEncoder().encode(secret),
  );
  return { key, iv, encryptedSecret };
}

/** The plain secret: for the request that obtains a token, and nothing else. */
export async function decryptSecret(connection: Owner & Encrypted): Promise<string> {
  const { key, iv, encryptedSecret } = connection;
  const additionalData = ownerBytes(connection);
  const bytes = await crypto.subtle.decrypt(
    { name: CIPHER, iv, additionalData },
    key,
    encryptedSecret,
  );
  return new TextDecoder().decode(bytes);
}

const ownerBytes = ({ clientId, region }: Owner): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${region}:${clientId}`);

/** Stores checked credentials in place of earlier ones. */
export async function saveConnection(
  db: Database,
  { clientId, clientSecret, region }: Credentials,
  facts: { readonly since: number; readonly permissions: readonly PermissionResult[] },
): Promise<void> {
  // Before the write begins: a transaction ends while it waits for anything but itself.
  const encrypted = await encryptSecret(clientSecret, { clientId, region });
  await writeState(db, 'connection', { clientId, region, ...facts, ...encrypted });
}

export const readConnection = (db: Database): Promise<StoredConnection | undefined> =>
  readState(db, 'connection');

/** Notes what became of the connection; does nothing once it was forgotten, or where `change` gives nothing. */
export async function changeConnection(
  db: Database,
  change: (stored: StoredConnection) => StoredConnection | undefined,
): Promise<void> {
  await changeState(db, 'connection', (stored) => stored && change(stored));
}

/** Forgets the credentials and the key. */
export const forgetConnection = (db: Database): Promise<void> => deleteState(db, 'connection');
