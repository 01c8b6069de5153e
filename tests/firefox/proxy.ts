import { connect, createServer, type Socket } from 'node:net';

export interface Proxy {
  readonly port: number;
  close(): void;
}

/** Takes every secure connection to one port of this machine, whatever host it is for: the names stay the real ones. */
export async function startProxy(toPort: number): Promise<Proxy> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    open.add(client);
    client.on('error', () => client.destroy()).on('close', () => open.delete(client));
    client.once('data', () => {
      const target = connect(toPort, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connected\r\n\r\n');
        client.pipe(target).pipe(client);
      });
      target.on('error', () => client.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    port: address.port,
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
