import { branded, type Brand } from './brand';

export type CompanyId = Brand<string, 'CompanyId'>;
export type SiteId = Brand<string, 'SiteId'>;
/** ConnectWise's endpoint id (a UUID, lower case). */
export type DeviceId = Brand<string, 'DeviceId'>;
/** Our own id of a client. */
export type ClientId = Brand<string, 'ClientId'>;
/** ConnectWise's id of a custom field (definition, "attribute"). */
export type FieldId = Brand<string, 'FieldId'>;
/** ConnectWise's id of a device group. */
export type GroupId = Brand<string, 'GroupId'>;
/** Our own id of one edit of one field. */
export type EditId = Brand<string, 'EditId'>;

// The first character keeps `..` out, which a path would take for a step up.
const PLAIN_ID = /^\w[\w.:-]{0,79}$/;

const plainId = (text: unknown): string | undefined =>
  typeof text === 'string' && PLAIN_ID.test(text.trim()) ? text.trim() : undefined;

/** Makes the parser of one kind of ConnectWise's ids; the same id is written in either case there. */
const idParser =
  <Id extends Brand<string, string>>() =>
  (text: unknown): Id | undefined => {
    const id = plainId(text);
    return id === undefined ? undefined : branded<Id>(id.toLowerCase());
  };

export const parseCompanyId = idParser<CompanyId>();
export const parseSiteId = idParser<SiteId>();
export const parseDeviceId = idParser<DeviceId>();
export const parseFieldId = idParser<FieldId>();
export const parseClientId = idParser<ClientId>();
export const parseGroupId = idParser<GroupId>();
export const parseEditId = idParser<EditId>();
