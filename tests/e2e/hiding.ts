import type { Page } from '@playwright/test';

/** What a page can do so that a person does not see what they click on, though the click arrives there. */
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
  'something in the top layer': () => {
    const cover = document.createElement('div');
    cover.id = 'cover';
    cover.popover = 'manual';
    const style = { inset: '0', width: '100vw', height: '100vh', background: 'white' };
    Object.assign(cover.style, style, { pointerEvents: 'none' });
    document.body.append(cover);
    cover.showPopover();
  },
} as const satisfies Record<string, () => void>;

export type Hiding = keyof typeof hidings;

export const hidingNames = Object.keys(hidings) as readonly Hiding[];

export const hide = (page: Page, how: Hiding): Promise<void> => page.evaluate(hidings[how]);

export const showAgain = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.body.removeAttribute('style');
    document.querySelector('#cover')?.remove();
  });
