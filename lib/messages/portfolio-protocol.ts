import type { ClientChange } from '@/lib/domain/client-change';
import type { WantedClient } from '@/lib/domain/client-import';
import type { Client, CompanyRow } from '@/lib/domain/company';
import type { MappingChange, MappingProposal } from '@/lib/domain/company-matching';
import type { MappingUndo } from '@/lib/domain/company-stand';
import type { Tracking } from '@/lib/domain/device';
import type {
  DevicePage,
  DeviceQuery,
  DeviceSelection,
  ListedDevice,
} from '@/lib/domain/device-query';
import type { DeviceId } from '@/lib/domain/ids';
import type { IgnoredWhy } from '@/lib/domain/ignored';
import type { Message } from './message';

/** Companies, clients and lists of devices. */
export interface PortfolioProtocol {
  'companies.list': Message<
    null,
    {
      readonly companies: readonly CompanyRow[];
      readonly clients: readonly Client[];
      /** What can be taken back. */
      readonly undo?: MappingUndo;
    }
  >;
  'mapping.propose': Message<null, readonly MappingProposal[]>;
  'mapping.save': Message<readonly MappingChange[], null>;
  /** Takes the last change of mappings or clients back, where there is one. */
  'mapping.undo': Message<null, { readonly isUndone: boolean }>;
  'clients.change': Message<ClientChange, null>;
  'clients.import': Message<readonly WantedClient[], { readonly imported: number }>;
  'devices.list': Message<
    DeviceQuery & { readonly offset: number; readonly limit: number },
    DevicePage
  >;
  /** The number of devices that changed, and of those that were put aside instead, as automatic import does with their kinds. */
  'devices.track': Message<
    {
      readonly selection: DeviceSelection;
      readonly tracking: Tracking;
      /** Of devices that are put aside. */
      readonly why?: IgnoredWhy;
    },
    { readonly changed: number; readonly putAside?: number }
  >;
  /** All that a query names. */
  'devices.ids': Message<DeviceQuery, readonly DeviceId[]>;
  /** The devices to import are being looked at. */
  'devices.visit': Message<null, null>;
  /** All devices of the serial number of this one. */
  'devices.twins': Message<DeviceId, readonly ListedDevice[]>;
  /** The devices of the serial number of this one are different ones. */
  'devices.keep-twins': Message<DeviceId, null>;
}
