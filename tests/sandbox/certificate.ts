import { generate } from 'selfsigned';
import { ALL_HOSTS } from './hosts.ts';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A certificate for all the names, trusted by nobody: browsers are told to accept it. */
export async function makeCertificate(): Promise<Certificate> {
  const names = [...ALL_HOSTS, 'localhost'];
  const pems = await generate([{ name: 'commonName', value: ALL_HOSTS[0] ?? 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) },
    ],
  });
  return { key: pems.private, cert: pems.cert };
}
