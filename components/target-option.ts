import type { MappingTarget } from '@/lib/domain/company-matching';
import { parseClientId } from '@/lib/domain/ids';

const LEAVE_OUT = 'leave-out';

/** A mapping's target as the value of an `option`, and back. */
export function optionValueOf(target: MappingTarget): string {
  switch (target.kind) {
    case 'none':
      return '';
    case 'client':
      return `client:${target.clientId}`;
    case 'create':
      return `create:${target.name}`;
    case 'leave-out':
      return LEAVE_OUT;
  }
}

export function targetOfOption(value: string): MappingTarget {
  if (value === LEAVE_OUT) return { kind: 'leave-out' };
  const text = value.slice(value.indexOf(':') + 1);
  if (value.startsWith('create:')) return { kind: 'create', name: text };
  const clientId = value.startsWith('client:') ? parseClientId(text) : undefined;
  return clientId ? { kind: 'client', clientId } : { kind: 'none' };
}
