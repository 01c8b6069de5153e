import { hasWarranty, type DeviceKind, type Tracking } from './device';

export const importRules = ['import', 'review', 'ignore'] as const;
/** What automatic import does with new devices of a kind. */
export type ImportRule = (typeof importRules)[number];

/** Kinds with another rule than the default one. */
export type ImportRules = { readonly [Kind in DeviceKind]?: ImportRule };

export interface AutomaticImport {
  /** The master switch: without it every new device waits for review. */
  readonly importNewAutomatically: boolean;
  readonly importRules: ImportRules;
}

/** What was never bought has no dates to track. */
const defaultRule = (kind: DeviceKind): ImportRule => (hasWarranty(kind) ? 'import' : 'ignore');

export const ruleFor = ({ importRules: rules }: AutomaticImport, kind: DeviceKind): ImportRule =>
  rules[kind] ?? defaultRule(kind);

/** What becomes of a new device, by its kind. */
export type TrackingOfNew = (kind: DeviceKind) => Tracking;

const trackings = {
  import: 'imported',
  review: 'staged',
  ignore: 'ignored',
} as const satisfies Record<ImportRule, Tracking>;

export const trackingOfNew = (settings: AutomaticImport): TrackingOfNew =>
  settings.importNewAutomatically ? (kind) => trackings[ruleFor(settings, kind)] : () => 'staged';

/** Whether automatic import puts devices of this kind aside. */
export const isPutAside = (settings: AutomaticImport, kind: DeviceKind): boolean =>
  settings.importNewAutomatically && ruleFor(settings, kind) === 'ignore';
