import { say } from '@/lib/text/say';
import type { RegionId } from './region';

export const regionName = (region: RegionId): string => say(`region.${region}`);
