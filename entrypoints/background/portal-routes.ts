import { factLines, type FactLine } from '@/lib/domain/fact-lines';
import type { DeviceId } from '@/lib/domain/ids';
import type { RowPlace } from '@/lib/domain/row-place';
import type { PageAnswer } from '@/lib/messages/protocol';
import type { Routes } from '@/lib/messages/serve';
import type { TeachProtocol } from '@/lib/messages/teach-protocol';
import { noteViewed } from '@/lib/store/due-devices';
import { deviceView, deviceViews } from '@/lib/sync/device-views';
import { learnPlace } from '@/lib/sync/portal-places';
import { recognisePage, recogniseRows, type RowsRecognition } from '@/lib/sync/recognise-devices';
import { nothing, ofDevice, rows, shownDevices } from './bodies';
import { parsed } from './body-parts';
import type { Context } from './context';
import { displaySettings } from './display-settings';
import { localDay } from './local-day';
import { overlayStyles } from './overlay-styles';
import { portalActs, readMeanwhile } from './portal-acts';
import { seenPage } from './portal-bodies';

type PortalRoutes = Omit<
  Pick<Routes, Extract<keyof Routes, `portal.${string}`>>,
  keyof TeachProtocol
>;

/** For the script inside the portal: the devices on its page, and what a person may set going there. */
export const portalRoutes = (context: Context): PortalRoutes => ({
  ...lookRoutes(context),
  ...portalActs(context),
});

/** A page waits so long for what only ConnectWise knows. */
const ANSWERED_WITHIN_MS = 10_000;

const lookRoutes = (
  context: Context,
): Pick<
  PortalRoutes,
  'portal.page' | 'portal.rows' | 'portal.devices' | 'portal.details' | 'portal.styles'
> => ({
  'portal.page': {
    from: 'portal',
    async answer(body, asker) {
      const page = parsed(seenPage, body);
      context.limitLooks(asker.tabId);
      return lookAtPage(context, page);
    },
  },
  'portal.rows': {
    from: 'portal',
    async answer(body) {
      const wanted = parsed(rows, body);
      const db = await context.openDatabase();
      const [{ devices, places }, display] = await Promise.all([
        recogniseRows(context, wanted),
        displaySettings(db),
      ]);
      const unread = devices.flatMap((device) => (device?.fieldsReadAt === 0 ? [device.id] : []));
      if (unread.length > 0) await noteViewed(db, unread, context.now());
      const told = await toldPlaces(context, places);
      return { devices, ...(told && { places: told }), display };
    },
  },
  'portal.devices': {
    from: 'portal',
    async answer(body) {
      const ids = parsed(shownDevices, body);
      const views = await deviceViews(await context.openDatabase(), ids, context.now());
      return views.map((view) => view ?? null);
    },
  },
  'portal.styles': {
    from: 'portal',
    async answer(body) {
      parsed(nothing, body);
      return overlayStyles;
    },
  },
  'portal.details': {
    from: 'portal',
    answer: (body) => detailsOf(context, parsed(ofDevice, body).deviceId),
  },
});

async function detailsOf(
  { details, openDatabase, now }: Context,
  deviceId: DeviceId,
): Promise<readonly FactLine[]> {
  const more = await details.read(deviceId, AbortSignal.timeout(ANSWERED_WITHIN_MS));
  const db = await openDatabase();
  const [view, { dateDisplay }] = [
    await deviceView(db, deviceId, now()),
    await displaySettings(db),
  ];
  return view ? factLines(view, more, { now: now(), dateDisplay }) : [];
}

/** The places with how their devices stand; absent where no row is one. */
async function toldPlaces(
  { placeSummaries, now }: Context,
  places: RowsRecognition['places'],
): Promise<readonly (RowPlace | null)[] | undefined> {
  const named = places.filter((place) => place !== null);
  if (named.length === 0) return undefined;
  const counts = await placeSummaries.of(named, localDay(now()));
  const countOf = new Map(named.map((place, index) => [place, counts[index]]));
  return places.map((place) => {
    const count = place && countOf.get(place);
    return count ? { ...place, ...count } : null;
  });
}

type SeenPage = ReturnType<typeof parsed<typeof seenPage>>;

async function lookAtPage(context: Context, { address, ...seen }: SeenPage): Promise<PageAnswer> {
  const db = await context.openDatabase();
  const [page, display] = await Promise.all([
    recognisePage(context, seen, AbortSignal.timeout(ANSWERED_WITHIN_MS)),
    displaySettings(db),
  ]);
  if (page.is !== 'device') return page;
  readMeanwhile(context, page.device.id);
  if (address !== undefined && (page.by === 'id' || page.by === 'reg-id')) {
    learnMeanwhile(db, { deviceId: page.device.id, address, now: context.now() });
  }
  return { ...page, display };
}

function learnMeanwhile(...seen: Parameters<typeof learnPlace>): void {
  // What can't be learned now will be from the next page.
  learnPlace(...seen).catch(() => undefined);
}
