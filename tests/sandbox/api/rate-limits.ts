import { json, type ApiAnswer } from './exchange.ts';
import type { QuotaState } from '../quota.ts';

/** `GET /v1/rate_limits`: one quota under several names, `reset` in epoch seconds (asio/api.md, section 3). */
export const answerRateLimits = (state: QuotaState): ApiAnswer =>
  json(200, {
    resources: {
      asset: { 'partner-asset-endpoints-details': state },
      topology: { 'partner-topology-clients': state, 'partner-topology-endpoints': state },
      'custom-fields': { 'partner-attribute-values': state },
    },
  });
