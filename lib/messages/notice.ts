import type { DeviceId } from '@/lib/domain/ids';

/** What the worker tells every surface after a change; who shows it asks again. */
export type Notice =
  | { readonly about: 'status' }
  /** `all`: more than are worth naming. */
  | { readonly about: 'devices'; readonly ids: readonly DeviceId[] | 'all' }
  | { readonly about: 'companies' }
  | { readonly about: 'activity' }
  /** What the portal's pages were taught. */
  | { readonly about: 'taught' }
  /** Only to the tab whose page a person wants to teach; ends with the other one of the two. */
  | { readonly about: 'teaching' | 'teaching-over'; readonly ticket: string }
  /** Only to the tab and frame whose editor it was. */
  | { readonly about: 'editor-closed'; readonly ticket: string }
  /** The same; the height (px) that the editor needs, and nothing of what it shows. */
  | { readonly about: 'editor-height'; readonly ticket: string; readonly height: number };
