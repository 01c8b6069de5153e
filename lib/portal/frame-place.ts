import { addressEvidence, isEmpty } from './address-evidence';

const LEAST_SHARE = 0.5;
const LEAST_WIDTH = 240;
const LEAST_HEIGHT = 160;

/**
 * A portal page may be a shell around a frame. The region stands in the frame that fills most of the page, or in the page
 * itself where there is none; the frames find that out each for itself, nothing is passed between them.
 */
export function standsInThisFrame(window: Window): boolean {
  if (
    window !== window.top &&
    (window.innerWidth < LEAST_WIDTH || window.innerHeight < LEAST_HEIGHT)
  ) {
    return false;
  }
  return !Array.from(window.document.querySelectorAll('iframe')).some(isContent);
}

/** The addresses that tell what this frame is about: its own, and those of the shells around it that it fills. */
export function addressesOf(window: Window): string[] {
  const addresses = [window.location.href];
  let inner: Window = window;
  for (
    let frame = frameElementOf(inner);
    frame && isContent(frame);
    frame = frameElementOf(inner)
  ) {
    inner = inner.parent;
    addresses.push(inner.location.href);
  }
  return addresses;
}

function isContent(frame: Element): boolean {
  if (!isFrame(frame)) return false;
  const view = frame.ownerDocument.defaultView;
  const { width, height } = frame.getBoundingClientRect();
  const whole = (view?.innerWidth ?? 0) * (view?.innerHeight ?? 0);
  if (whole === 0 || width * height < whole * LEAST_SHARE) return false;
  return hasReadableContent(frame) || isPortalFrame(frame);
}

// By its name: the element around us is made by another frame's classes.
const isFrame = (element: Element): element is HTMLIFrameElement => element.tagName === 'IFRAME';

const hasReadableContent = ({ contentDocument }: HTMLIFrameElement): boolean =>
  (contentDocument?.body?.textContent.trim().length ?? 0) > 0;

/** A frame that can't be looked into counts when its address names what may be a device. */
function isPortalFrame(frame: Element): boolean {
  const address = frame.getAttribute('src') ?? '';
  return !isEmpty(addressEvidence(address));
}

/** Nothing where the frame around is another site's. */
function frameElementOf(window: Window): Element | undefined {
  try {
    return window.frameElement ?? undefined;
  } catch {
    return undefined;
  }
}
