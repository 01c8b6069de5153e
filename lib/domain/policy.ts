import type { DeviceKind } from './device';
import type { ClientId } from './ids';

export const expiryWindows = [30, 60, 90, 120, 180, 365] as const;
export type ExpiryWindow = (typeof expiryWindows)[number];

/** Kinds for which a maximum age may be stored: also those that no longer need one. */
export const agingKinds = [
  'desktop',
  'laptop',
  'mobile',
  'server',
  'hypervisor-host',
  'network-device',
] as const satisfies readonly DeviceKind[];
export type AgingKind = (typeof agingKinds)[number];

/** Kinds whose age decides when they are replaced; for the others it is the warranty alone. */
export const kindsReplacedByAge = [
  'desktop',
  'laptop',
  'mobile',
] as const satisfies readonly AgingKind[];

/** Years that a maximum age may be. */
export const ageLimits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] as const;
export type AgeLimit = (typeof ageLimits)[number];

export type MaximumAges = { readonly [Kind in AgingKind]?: AgeLimit };

/** The rules by which a device's status is told. */
export interface Policy {
  /** Days before the end in which a warranty counts as expiring, and a replacement as due soon. */
  readonly expiringWithinDays: ExpiryWindow;
  /** Years after which a device of this kind should be replaced; `undefined` for kinds that do not age. */
  readonly maximumAgeYears: Readonly<Record<DeviceKind, AgeLimit | undefined>>;
}

/** What is decided for one client; in all else the general rules hold. */
export interface ClientPolicy {
  readonly expiringWithinDays?: ExpiryWindow;
  readonly maximumAgeYears?: MaximumAges;
}

/** What a person has set for everybody; ages that are not named are the default ones. */
export interface GeneralPolicy {
  readonly expiringWithinDays: ExpiryWindow;
  readonly maximumAgeYears?: MaximumAges;
}

/** Everything that a person has set of policies. */
export interface PolicySettings extends GeneralPolicy {
  readonly clientPolicies?: { readonly [Client in ClientId]?: ClientPolicy };
}

export const defaultPolicy: Policy = {
  expiringWithinDays: 90,
  maximumAgeYears: {
    desktop: 4,
    laptop: 4,
    server: 7,
    'hypervisor-host': 7,
    'network-device': 7,
    mobile: 4,
    'virtual-machine': undefined,
    cloud: undefined,
  },
};

/** The policy in force where these general rules and this client's own ones meet. */
export const policyWith = (general: GeneralPolicy, own: ClientPolicy = {}): Policy => ({
  expiringWithinDays: own.expiringWithinDays ?? general.expiringWithinDays,
  maximumAgeYears: {
    ...defaultPolicy.maximumAgeYears,
    ...general.maximumAgeYears,
    ...own.maximumAgeYears,
  },
});

export const clientPolicyOf = (
  { clientPolicies }: PolicySettings,
  clientId: ClientId | undefined,
): ClientPolicy | undefined => clientId && clientPolicies?.[clientId];

/** The policy in force for a client's devices; without one, the general rules. */
export const policyOf = (settings: PolicySettings, clientId?: ClientId): Policy =>
  policyWith(settings, clientPolicyOf(settings, clientId));
