import { describe, expect, test } from 'vitest';
import { createActLimit } from '@/lib/portal/act-limit';
import { createPutBackLimit } from '@/lib/portal/put-back-limit';
import { addressesOf, standsInThisFrame } from '@/lib/portal/frame-place';
import { luminanceOf, toneAt } from '@/lib/portal/tone';
import { write } from './portal-page';

describe('luminanceOf', () => {
  test.for([
    ['rgb(255, 255, 255)', 1],
    ['rgb(0, 0, 0)', 0],
    ['rgba(255, 255, 255, 0.9)', 1],
    ['rgba(0, 0, 0, 0)', undefined],
    ['rgba(0, 0, 0, 0.04)', undefined],
    ['color(srgb 1 1 1)', 1],
    ['color(srgb 0 0 0 / 0.2)', undefined],
    ['oklch(1 0 0)', 1],
    ['oklch(0.2 0.03 264 / 0.1)', undefined],
    ['lab(0 0 0)', 0],
    ['transparent', undefined],
  ] as const)('%s', ([color, luminance]) => {
    const found = luminanceOf(color);
    if (luminance === undefined) expect(found).toBeUndefined();
    else expect(found).toBeCloseTo(luminance);
  });
});

test('the look follows the nearest painted ground of the page', () => {
  const body = write(
    '<div style="background-color:rgb(20,20,20)"><p><b>dark</b></p><section style="background-color:rgb(250,250,250)"><i>light</i></section></div>',
  );
  const [dark, light] = [body.querySelector('b'), body.querySelector('i')];
  expect(dark && toneAt(dark).scheme).toBe('dark');
  expect(light && toneAt(light).scheme).toBe('light');
});

test.for([
  ['a ground in the middle is told by its text: dark text', '#8c8c8c', '#000000', 'light'],
  ['a ground in the middle is told by its text: light text', '#6b6b6b', '#ffffff', 'dark'],
  ['light text on no ground', 'transparent', '#eeeeee', 'dark'],
  ['dark text on no ground', 'transparent', '#222222', 'light'],
  ['a dark ground whose own text is set further in', '#14181d', '#000000', 'dark'],
] as const)('%s', ([, ground, text, scheme]) => {
  const body = write(`<div style="background-color:${ground};color:${text}"><p>name</p></div>`);
  const place = body.querySelector('p');
  expect(place && toneAt(place).scheme).toBe(scheme);
});

test('the page’s font and ground are followed, and not the font that a browser has for books', () => {
  const body = write(
    '<div style="font-family:Inter, sans-serif;background-color:rgb(20,20,40)"><p>name</p></div><p style="font-family:&quot;Times New Roman&quot;">name</p>',
  );
  const [fitted, bare] = body.querySelectorAll('p');
  expect(fitted && toneAt(fitted)).toMatchObject({
    font: 'Inter, sans-serif',
    ground: 'rgb(20, 20, 40)',
  });
  expect(bare && toneAt(bare).font).toBe('');
});

describe('limits', () => {
  test('let acts through at a person’s pace', () => {
    let now = 0;
    const mayAct = createActLimit(() => now);
    expect([mayAct(), mayAct()]).toEqual([true, false]);
    now = 1000;
    expect(mayAct()).toBe(true);
    const rest = Array.from({ length: 30 }, () => ((now += 500), mayAct()));
    expect(rest.filter(Boolean)).toHaveLength(10);
    now += 60_000;
    expect(mayAct()).toBe(true);
  });

  test('put things back as often as a page renders, and not for ever', () => {
    let now = 0;
    const mayPutBack = createPutBackLimit(() => now);
    const place = {};
    const often = Array.from({ length: 20 }, () => mayPutBack(place));
    expect(often.filter(Boolean)).toHaveLength(6);
    expect(mayPutBack({})).toBe(true);
    now = 2000;
    expect(mayPutBack(place)).toBe(true);
  });
});

describe('a shell around a frame', () => {
  const frameOf = (share: number): HTMLIFrameElement => {
    const frame = write('<iframe></iframe>').querySelector('iframe');
    if (!frame) throw new Error('There is no frame');
    frame.getBoundingClientRect = () =>
      new DOMRect(0, 0, window.innerWidth, window.innerHeight * share);
    return frame;
  };

  test('leaves the region to the frame that fills it', () => {
    const frame = frameOf(0.9);
    frame.contentDocument?.body.append('A device');
    expect(standsInThisFrame(window)).toBe(false);
  });

  test('keeps it where the frame is small or empty', () => {
    frameOf(0.2).contentDocument?.body.append('Chat');
    expect(standsInThisFrame(window)).toBe(true);
    frameOf(0.9);
    expect(standsInThisFrame(window)).toBe(true);
  });

  test('leaves it to a frame that can’t be looked into when that is addressed to a device', () => {
    frameOf(0.9).setAttribute('src', '/d?endpointId=a1b2c3d4-0000-4000-8000-00000000000a');
    expect(standsInThisFrame(window)).toBe(false);
  });

  test('gives its address to the frame that fills it', () => {
    const frame = frameOf(0.9);
    const inner = frame.contentWindow;
    inner?.document.body.append('A device');
    expect(inner && addressesOf(inner)).toEqual(['about:blank', window.location.href]);
    expect(addressesOf(window)).toEqual([window.location.href]);
  });
});
