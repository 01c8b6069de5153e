import type { Page } from '@playwright/test';

interface Area {
  readonly y: number;
  readonly height: number;
}

/**
 * What a page can do so that a person does not see what they click on, though the click arrives there. Each is told where
 * that is; what cuts leaves the middle of it.
 */
export const hidings = {
  'an opacity further up': () => {
    document.body.style.opacity = '0.01';
  },
  'a filter further up': () => {
    document.body.style.filter = 'opacity(0.01)';
  },
  'a transform further up': () => {
    document.body.style.transform = 'rotate(0.4deg)';
  },
  'a mask further up': () => {
    document.body.style.maskImage = 'linear-gradient(transparent, transparent)';
  },
  'a mask made of borders': () => {
    const clear = 'linear-gradient(transparent, transparent)';
    document.body.style.setProperty('-webkit-mask-box-image', clear);
  },
  'an overflow that cuts it': ({ y, height }) => {
    const main = document.querySelector('main');
    if (!main) throw new Error('The page has no main part');
    const leftPx = y + height / 2 + 3 - main.getBoundingClientRect().top;
    Object.assign(main.style, { overflow: 'clip', height: `${leftPx}px`, minHeight: '0' });
  },
  'a containment that cuts it': ({ y, height }) => {
    const main = document.querySelector('main');
    if (!main) throw new Error('The page has no main part');
    const leftPx = y + height / 2 + 3 - main.getBoundingClientRect().top;
    const style = { contain: 'paint', overflow: 'visible', minHeight: '0' };
    Object.assign(main.style, style, { height: `${leftPx}px` });
  },
  'a clip path that cuts it': ({ y, height }) => {
    document.body.style.clipPath = `inset(0 0 calc(100% - ${y + height / 2 + 3}px) 0)`;
  },
  'a blend that swallows it': () => {
    document.body.style.mixBlendMode = 'lighten';
  },
  'a page that is shrunk to nothing': () => {
    document.body.style.zoom = '0.1';
  },
  'something over it that lets clicks through': () => {
    const cover = document.createElement('div');
    cover.id = 'cover';
    const style = { position: 'fixed', inset: '0', zIndex: '2147483647', background: 'white' };
    Object.assign(cover.style, style, { pointerEvents: 'none' });
    document.body.append(cover);
  },
  'the shadow of something elsewhere': () => {
    const cover = document.createElement('div');
    cover.id = 'cover';
    const style = { position: 'fixed', inset: '0 auto auto 0', zIndex: '2147483647' };
    Object.assign(cover.style, style, { boxShadow: '0 0 0 3000px white', pointerEvents: 'none' });
    document.body.append(cover);
  },
  'something in the top layer': () => {
    const cover = document.createElement('div');
    cover.id = 'cover';
    cover.popover = 'manual';
    const style = { inset: '0', width: '100vw', height: '100vh', background: 'white' };
    Object.assign(cover.style, style, { pointerEvents: 'none' });
    document.body.append(cover);
    cover.showPopover();
  },
} as const satisfies Record<string, (area: Area) => void>;

export type Hiding = keyof typeof hidings;

export const hidingNames = Object.keys(hidings) as readonly Hiding[];

export const hide = (page: Page, how: Hiding, area: Area): Promise<void> =>
  page.evaluate<void, Area>(hidings[how], area);

export const showAgain = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.body.removeAttribute('style');
    document.querySelector('main')?.removeAttribute('style');
    document.querySelector('#cover')?.remove();
  });
