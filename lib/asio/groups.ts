import { say } from '@/lib/text/say';
import type { DeviceGroup } from '@/lib/domain/device-group';
import { displayText } from '@/lib/domain/display-text';
import { parseDeviceId, parseGroupId, type DeviceId, type GroupId } from '@/lib/domain/ids';
import type { Asio } from './asio';
import { segment, type Client } from './client';
import { instantOf } from './endpoint-dto';
import { lenientText } from './lenient';
import { readEach, readList, type ListCall, type ReadRecord } from './listing';
import { z } from './zod';

const GroupDto = z.object({
  id: z.string(),
  name: lenientText,
  static: z.optional(z.unknown()),
  updatedAt: lenientText,
});

const about = { scopes: ['platform.deviceGroups.read'], mayBeAbsent: true } as const;

const groups: ListCall = {
  ...about,
  path: '/api/platform/v1/device-groups',
  what: 'asked.readGroups',
  name: 'groups',
};

const membersOf = (id: GroupId): ListCall => ({
  ...about,
  path: `/api/platform/v2/device-groups/${segment(id)}/endpoints`,
  what: 'asked.readGroupMembers',
  name: 'endpoints',
});

export const createGroups = (client: Client): Pick<Asio, 'listGroups' | 'listGroupMembers'> => ({
  listGroups: async (options) => readEach(await readList(client, groups, options), readGroup),

  async listGroupMembers(id, options) {
    const listed = readEach(await readList(client, membersOf(id), options), readMember);
    return { ...listed, items: [...new Set(listed.items)] };
  },
});

const readGroup: ReadRecord<DeviceGroup> = (record) => {
  const dto = z.safeParse(GroupDto, record).data;
  const id = parseGroupId(dto?.id);
  if (!dto || !id) return undefined;
  const updatedAt = instantOf(dto.updatedAt);
  return [
    {
      id,
      name: displayText(dto.name) || say('asio.unnamedGroup'),
      // What does not say that it is fixed may change at any time.
      isDynamic: dto.static !== true,
      ...(updatedAt > 0 && { updatedAt }),
    },
  ];
};

const readMember: ReadRecord<DeviceId> = (record) => {
  const id = parseDeviceId(record);
  return id && [id];
};
