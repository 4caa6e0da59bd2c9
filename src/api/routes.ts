import { bayRoutes } from './bays/routes.js';
import { certificateRoutes } from './certificates/routes.js';
import { actionRoutes } from './clusters/actions.js';
import { clusterRoutes } from './clusters/routes.js';
import { clusterTemplateRoutes } from './clustertemplates/routes.js';
import { federationRoutes } from './federations/routes.js';
import { serviceRoutes } from './mservices/routes.js';
import { nodeGroupRoutes } from './nodegroups/routes.js';
import { quotaRoutes } from './quotas/routes.js';
import type { Route } from './route.js';
import { statsRoutes } from './stats/routes.js';

/** Everything that is served below `/v1`. */
export const routes: readonly Route[] = [
  ...clusterTemplateRoutes,
  ...clusterRoutes,
  ...actionRoutes,
  ...nodeGroupRoutes,
  ...bayRoutes,
  ...certificateRoutes,
  ...quotaRoutes,
  ...statsRoutes,
  ...serviceRoutes,
  ...federationRoutes,
];
