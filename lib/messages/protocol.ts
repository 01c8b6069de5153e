import type { ActivityFilter, ActivityView } from '@/lib/domain/activity';
import type { BulkChange, BulkPreviewRow, BulkView } from '@/lib/domain/bulk';
import type { StoreStatus } from '@/lib/domain/store-status';
import type { FieldCandidate, FieldChoice } from '@/lib/domain/date-fields';
import type { DeviceMore } from '@/lib/domain/device-details';
import type { GroupRow } from '@/lib/domain/device-group';
import type { MissingQuery } from '@/lib/domain/device-query';
import type { Choice, DeviceView, DisplaySettings } from '@/lib/domain/device-view';
import type { Evidence, Recognition, RowEvidence } from '@/lib/domain/evidence';
import type { FactLine } from '@/lib/domain/fact-lines';
import type { Problem } from '@/lib/domain/failure';
import type { FleetOpening, FleetPage, PackedFleet } from '@/lib/domain/fleet';
import type { FleetMemory } from '@/lib/domain/fleet-view';
import type { CompanyId, DeviceId, EditId, FieldId } from '@/lib/domain/ids';
import type { IsoDate } from '@/lib/domain/iso-date';
import type { DateField, Source } from '@/lib/domain/lifecycle';
import type { QuickAct } from '@/lib/domain/quick-act';
import type { RmmDate } from '@/lib/domain/rmm-date';
import type { Place, RowPlace } from '@/lib/domain/row-place';
import type { Settings } from '@/lib/domain/settings';
import type { SyncKind } from '@/lib/domain/sync-run';
import type { ConnectionProtocol, ConnectionView } from './connection-protocol';
import type { DataProtocol } from './data-protocol';
import type { EditorOpening, EditorProtocol } from './editor-protocol';
import type { GuardProtocol } from './guard-protocol';
import type { Message } from './message';
import type { PortfolioProtocol } from './portfolio-protocol';
import type { TeachProtocol } from './teach-protocol';

export type { ConnectionTest, ConnectionTrial, ConnectionView } from './connection-protocol';
export type { EditorOpening } from './editor-protocol';
export type { CompanyRow } from '@/lib/domain/company';
export type {
  DevicePage,
  DeviceQuery,
  DeviceSelection,
  ListedDevice,
} from '@/lib/domain/device-query';
export type { QuickAct };

/** Everything the overview shows; one message, asked again at each change notice. */
export interface StatusView extends StoreStatus {
  readonly connection: ConnectionView;
  readonly fields: FieldChoice;
  readonly settings: Settings;
}

export interface DateEdit {
  readonly field: DateField;
  /** What the person saw when the edit began. */
  readonly base: RmmDate;
  /** `null` clears. */
  readonly value: IsoDate | null;
}

/** The one device that a portal page is about. */
export type PageAnswer =
  | {
      readonly is: 'device';
      readonly device: DeviceView;
      readonly by: Recognition;
      readonly display: DisplaySettings;
    }
  | ({ readonly is: 'ambiguous' } & Choice)
  | { readonly is: 'unknown' };

/** A person's choice of fields; `null` chooses none, a date that is not named stays as it is. */
export interface FieldWish {
  readonly purchaseDate?: FieldId | null;
  readonly warrantyExpiry?: FieldId | null;
  /** Vendor fields that are a source of their own. */
  readonly vendor?: { readonly [Name in DateField]?: FieldId | null };
}

export interface MissingDates {
  /** Absent where none is left. */
  readonly next?: { readonly deviceId: DeviceId; readonly name: string };
  /** How many lack a date, this one included. */
  readonly left: number;
  /** How many were not read yet, so that nobody knows; absent for none. */
  readonly unread?: number;
}

/** Every message in the extension. Types only: this file adds nothing to any bundle. */
export interface Protocol
  extends
    EditorProtocol,
    GuardProtocol,
    TeachProtocol,
    ConnectionProtocol,
    DataProtocol,
    PortfolioProtocol {
  'status.get': Message<null, StatusView>;
  'sync.start': Message<{ readonly kind: SyncKind }, null>;
  'sync.cancel': Message<null, null>;
  /**
   * A person's word on devices that a sync did not see: `mark` says that they are gone, else they stay. `at` is that of
   * the doubt; once another sync has looked, nothing is settled.
   */
  'sync.settle-doubt': Message<
    { readonly mark: boolean; readonly at: number },
    { readonly isSettled: boolean }
  >;
  'fields.candidates': Message<
    null,
    {
      readonly fields: readonly FieldCandidate[];
      readonly canCreate: boolean;
      readonly problem?: Problem;
    }
  >;
  'fields.choose': Message<FieldWish, FieldChoice>;
  'fields.create': Message<null, FieldChoice>;
  'groups.list': Message<null, readonly GroupRow[]>;
  'activity.list': Message<
    ActivityFilter & { readonly before?: number; readonly limit: number },
    {
      /** Maybe none, although there are more: only so much of the history is looked through for one answer. */
      readonly rows: readonly ActivityView[];
      readonly more: boolean;
      /** Where to go on (`before`), while there are more. */
      readonly next?: number;
      /** Everybody who stands in the history; with the first page only. */
      readonly people?: readonly string[];
    }
  >;
  'settings.set': Message<Partial<Settings>, Settings>;
  /** The first devices of the fleet by name, at once; all of it comes in parts, by ids. */
  'fleet.open': Message<null, FleetOpening>;
  'fleet.page': Message<{ readonly after?: DeviceId }, FleetPage>;
  /** Those of these devices that are in the fleet, after a change notice. */
  'fleet.devices': Message<readonly DeviceId[], PackedFleet>;
  /** How its table was left: columns, and views by their names. */
  'fleet.memory': Message<null, FleetMemory>;
  'fleet.remember': Message<Partial<FleetMemory>, null>;
  'device.get': Message<DeviceId, DeviceView | null>;
  /** Reads them from ConnectWise first, where that was not done a short while ago; what is stored when it can't be done. */
  'device.details': Message<DeviceId, DeviceMore | null>;
  /** Shows the device's page in the portal where its address is known by now, else in the workspace. */
  'device.open': Message<DeviceId, { readonly in: 'portal' | 'workspace' }>;
  /** Which source decides a date, whatever the others say; `null`: the rule of the settings. */
  'date.pin': Message<
    { readonly deviceId: DeviceId; readonly field: DateField; readonly source: Source | null },
    null
  >;
  /** The devices of a client, of a list, or of all, that lack a date, by name; `after`: the one that was shown last. */
  'missing.next': Message<MissingQuery & { readonly after?: DeviceId }, MissingDates>;
  'edit.save': Message<
    { readonly deviceId: DeviceId; readonly edits: readonly DateEdit[] },
    { readonly saveId: string }
  >;
  'edit.undo': Message<{ readonly saveId: string }, { readonly saveId: string }>;
  'edit.retry': Message<{ readonly deviceId: DeviceId }, null>;
  'edit.discard': Message<{ readonly editId: EditId }, null>;
  'edit.resolve': Message<{ readonly editId: EditId; readonly keep: 'mine' | 'theirs' }, null>;
  'bulk.preview': Message<
    { readonly deviceIds: readonly DeviceId[]; readonly change: BulkChange },
    { readonly rows: readonly BulkPreviewRow[] }
  >;
  /** Takes the rows of a preview as they were shown: what has changed since then is a conflict. */
  'bulk.start': Message<
    { readonly rows: readonly BulkPreviewRow[]; readonly change: BulkChange },
    { readonly bulkId: string }
  >;
  'bulk.get': Message<{ readonly bulkId: string }, BulkView | null>;
  /** The newest few, without their rows. */
  'bulk.list': Message<null, readonly BulkView[]>;
  'bulk.pause': Message<{ readonly bulkId: string }, null>;
  'bulk.resume': Message<{ readonly bulkId: string }, null>;
  /** What was not begun is given up; what is on its way arrives. */
  'bulk.cancel': Message<{ readonly bulkId: string }, null>;
  'bulk.undo': Message<{ readonly bulkId: string }, { readonly bulkId: string }>;
  /** The devices for which a portal page asked to open the bulk dialog. */
  'bulk.draft': Message<{ readonly draft: string }, readonly DeviceId[]>;
  /**
   * `address`: the page's own, from which is learned where devices are shown. `chosen`: which device a person has said
   * it to be, where the evidence leaves that open.
   */
  'portal.page': Message<
    { readonly evidence: Evidence; readonly address?: string; readonly chosen?: DeviceId },
    PageAnswer
  >;
  /**
   * One answer for each row, in order; `null` where the row names no imported device for sure. `places`, of the same
   * length, where a row stands for a company or site instead.
   */
  'portal.rows': Message<
    { readonly rows: readonly RowEvidence[]; readonly page: Evidence },
    {
      readonly devices: readonly (DeviceView | null)[];
      readonly places?: readonly (RowPlace | null)[];
      readonly display: DisplaySettings;
    }
  >;
  /** Devices shown on the page, again, after a change notice; at most as many as rows. */
  'portal.devices': Message<readonly DeviceId[], readonly (DeviceView | null)[]>;
  'portal.import': Message<{ readonly deviceId: DeviceId }, null>;
  'portal.map-company': Message<{ readonly companyId: CompanyId }, null>;
  'portal.open-editor': Message<
    { readonly deviceId: DeviceId; readonly prefill?: EditorOpening['prefill'] },
    { readonly ticket: string }
  >;
  'portal.undo': Message<{ readonly deviceId: DeviceId; readonly saveId: string }, null>;
  /** The style sheet of what stands in the page: pages in which nothing stands do not load it. */
  'portal.styles': Message<null, string>;
  /** Everything else that is known of the device, in words. */
  'portal.details': Message<{ readonly deviceId: DeviceId }, readonly FactLine[]>;
  /** The date follows from what is stored, never from the page. */
  'portal.quick-edit': Message<
    { readonly deviceId: DeviceId; readonly act: QuickAct },
    { readonly saveId: string }
  >;
  /** Opens the bulk dialog, in a tab of ours. */
  'portal.open-bulk': Message<{ readonly deviceIds: readonly DeviceId[] }, null>;
  /**
   * How many devices of the same client lack a date; 0 where none follows. `go`: shows the next one, in the asking tab.
   */
  'portal.next-missing': Message<
    { readonly deviceId: DeviceId; readonly go: boolean },
    {
      readonly left: number;
      /** The asking tab was just led here: a second click that was meant for the way must not write. */
      readonly isLed?: boolean;
    }
  >;
  'portal.retry': Message<{ readonly deviceId: DeviceId }, null>;
  /** Opens the fleet in a tab of ours, with the devices of that company's client, or of that site. */
  'portal.open-fleet': Message<Place, null>;
}

export type MessageName = keyof Protocol;
export type BodyOf<Name extends MessageName> = Protocol[Name]['body'];
export type AnswerOf<Name extends MessageName> = Protocol[Name]['answer'];
