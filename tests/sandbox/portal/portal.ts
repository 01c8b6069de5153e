import type { Listener } from '../api-server.ts';
import type { World } from '../world/world.ts';

export function createPortalListener(_world: World): Listener {
  return async (_incoming, response) => {
    response.writeHead(404).end();
  };
}
