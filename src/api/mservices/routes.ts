import { z } from 'zod';
import { listServices } from '../../engine/services/list.js';
import { TimeAnswer } from '../clusters/answer.js';
import { type Route, route } from '../route.js';
import { writeTime } from '../wire/time.js';

const ServiceAnswer = z.object({
  host: z.string(),
  binary: z.string(),
  state: z.enum(['up', 'down']),
  id: z.int(),
  report_count: z.int(),
  disabled: z.boolean(),
  disabled_reason: z.string().nullable(),
  created_at: TimeAnswer,
  updated_at: TimeAnswer,
});

/** `GET /mservices`: the conductors, for admins. */
export const serviceRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/mservices',
    summary: 'List the conductors and whether each is up',
    gives: { status: 200, schema: z.object({ mservices: z.array(ServiceAnswer) }) },
    async perform({ engine, caller }) {
      const services = await listServices(engine, caller);
      const mservices = services.map((service) => ({
        host: service.host,
        binary: service.binary,
        state: service.state,
        id: service.id,
        report_count: service.reportCount,
        disabled: service.disabled,
        disabled_reason: service.disabledReason,
        created_at: writeTime(service.createdAt),
        updated_at: writeTime(service.updatedAt),
      }));
      return { body: { mservices } };
    },
  }),
];
