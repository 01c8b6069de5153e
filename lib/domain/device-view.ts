import type { DeviceKind, OperatingSystem } from './device';
import type { EditState } from './edit';
import type { CompanyId, DeviceId, EditId } from './ids';
import type { IsoDate } from './iso-date';
import type { DateField, ResolvedDate, Source, SourcedDate } from './lifecycle';
import type { ClientPolicy, GeneralPolicy } from './policy';
import type { RmmDate } from './rmm-date';
import type { Settings } from './settings';

/** Why a device has lifecycle data, or why it has none. */
export type Standing = 'imported' | 'staged' | 'ignored' | 'company-not-mapped';

/** An edit as surfaces show it. */
export interface EditView {
  readonly id: EditId;
  readonly saveId: string;
  readonly field: DateField;
  readonly base: RmmDate;
  readonly value: RmmDate;
  readonly madeAt: number;
  readonly madeBy: string;
  readonly state: EditState;
  /** The save that this one takes back. */
  readonly undoOf?: string;
}

/** One date as surfaces show it. */
export interface DateView extends ResolvedDate {
  /** What the RMM's field held when it was last read; the base of an edit. Absent until it was read. */
  readonly rmm?: SourcedDate;
  /** Name of the custom field that carries it; absent while none is chosen. */
  readonly fieldName?: string;
  /** The source that a person has told to decide. */
  readonly pinned?: Source;
}

/** A device as the portal's overlay, the editor and the lists show it. Holds nothing that the portal's user may not see. */
export interface DeviceView {
  readonly id: DeviceId;
  readonly name: string;
  readonly companyId: CompanyId;
  readonly companyName: string;
  readonly clientName?: string;
  /** What is decided otherwise for its client. */
  readonly policy?: ClientPolicy;
  readonly siteName?: string;
  readonly kind: DeviceKind;
  readonly maker?: string;
  readonly model?: string;
  readonly serialNumber?: string;
  readonly operatingSystem?: OperatingSystem;
  readonly addresses: readonly string[];
  readonly standing: Standing;
  /** Its company has no client on purpose. */
  readonly isLeftOut?: true;
  readonly missingSince?: number;
  readonly firstSeen?: IsoDate;
  /** Epoch ms; 0 while the dates were never read from the RMM. */
  readonly fieldsReadAt: number;
  readonly dates: Readonly<Record<DateField, DateView>>;
  /** Open edits, and those of the last save while it may be taken back; oldest first. */
  readonly edits: readonly EditView[];
}

/** The settings that decide how dates look and what they mean; ages that are not named are the default ones. */
export type DisplaySettings = GeneralPolicy & Pick<Settings, 'dateDisplay' | 'textDates'>;

/** One of the devices between which a page leaves it open: as much as tells it from the others. */
export type DeviceChoice = Pick<
  DeviceView,
  'id' | 'name' | 'companyName' | 'siteName' | 'serialNumber'
>;

export interface Choice {
  readonly choices: readonly DeviceChoice[];
  /** How many more it may be; too many to choose from. */
  readonly others: number;
}
