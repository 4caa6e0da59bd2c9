import { z } from 'zod';
import { readStats } from '../../engine/stats/stats.js';
import { ApiError } from '../error.js';
import { type Route, route } from '../route.js';

const StatsAnswer = z.object({ clusters: z.int(), nodes: z.int() });

/** `GET /stats` (magnum.md C.6). */
export const statsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/stats',
    summary: 'Count the clusters and nodes of a project; of all projects, for an admin who names none',
    query: { project_id: z.string().optional(), type: z.string().optional() },
    gives: { status: 200, schema: StatsAnswer },
    async perform({ engine, caller, query }) {
      if (query.type !== undefined && query.type.toLowerCase() !== 'cluster') {
        throw new ApiError(400, "Invalid stats type. Allowed values are 'cluster'");
      }
      const project = query.project_id || undefined;
      const { stats } = await readStats(engine, caller, project === undefined ? {} : { project });
      return { body: { clusters: stats.clusters, nodes: stats.nodes } };
    },
  }),
];
