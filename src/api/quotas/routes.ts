import { z } from 'zod';
import { lookingAs } from '../../engine/projects.js';
import { createQuota, deleteQuota, updateQuota } from '../../engine/quotas/change.js';
import type { Quota } from '../../engine/quotas/quota.js';
import { pageQuotas, showQuota } from '../../engine/quotas/read.js';
import { nextAnswer, TimeAnswer } from '../clusters/answer.js';
import { ApiError } from '../error.js';
import { type Asked, type Route, route } from '../route.js';
import { readBody, readTruth } from '../wire/body.js';
import { nextLink, pageInput, pageQuery } from '../wire/page.js';
import { writeTime } from '../wire/time.js';
import { notTaken, oneOf, readOnly, text, whole } from '../wire/values.js';

const one = '/quotas/{project}/{resource}';
const defaultLimit = 1;

/** The body of `POST /quotas`, and of `PATCH`, which is a plain object too (magnum.md C.6). */
const QuotaBody = z.strictObject({
  project_id: text('project_id').optional(),
  resource: oneOf('resource', ['Cluster']).optional(),
  hard_limit: whole('hard_limit', 0, 1_000_000).optional(),
  id: whole('id', 1).optional(),
  created_at: readOnly('created_at'),
  updated_at: readOnly('updated_at'),
});

const QuotaAnswer = z.object({
  id: z.int().optional(),
  hard_limit: z.int(),
  project_id: z.string(),
  resource: z.string(),
  created_at: TimeAnswer.optional(),
  updated_at: TimeAnswer.optional(),
});
const QuotaListAnswer = z.object({ quotas: z.array(QuotaAnswer), ...nextAnswer });

function view(quota: Quota) {
  return {
    id: quota.id,
    hard_limit: quota.hardLimit,
    project_id: quota.projectId,
    resource: quota.resource,
    created_at: writeTime(quota.createdAt),
    updated_at: writeTime(quota.updatedAt),
  };
}

/** The engine with what the client may ask Keystone about projects. */
function asClient({ engine, caller, shown }: Pick<Asked<unknown>, 'engine' | 'caller' | 'shown'>) {
  const { identity } = engine.clouds.forCaller(caller);
  return lookingAs(engine, (idOrName) => identity.findProject(idOrName, shown.token));
}

/** The routes of quotas (magnum.md C.6). They have no microversion of their own in Magnum either. */
export const quotaRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/quotas',
    summary: 'List the quotas that were given, of the own project or of all',
    query: { ...pageQuery, all_tenants: z.string().optional() },
    gives: { status: 200, schema: QuotaListAnswer },
    async perform({ engine, caller, query, host }) {
      const allTenants = query.all_tenants === undefined ? false : readTruth(query.all_tenants);
      if (typeof allTenants !== 'boolean') {
        const why = 'Value should be true or false';
        throw new ApiError(400, notTaken('all_tenants', query.all_tenants, why));
      }
      const { items, next } = await pageQuotas(engine, caller, { ...pageInput(query), allTenants });
      const quotas = items.flatMap(({ stored }) => (stored ? [view(stored)] : []));
      return { body: { quotas, ...nextLink(host, 'quotas', query, next) } };
    },
  }),
  route({
    method: 'POST',
    path: '/quotas',
    summary: 'Give a project a quota',
    takes: { argument: 'quota', schema: QuotaBody },
    gives: { status: 201, schema: QuotaAnswer },
    async perform(asked) {
      const quota = readBody(QuotaBody, 'quota', asked.body);
      const input = {
        project: quota.project_id ?? '',
        resource: quota.resource,
        hardLimit: quota.hard_limit ?? defaultLimit,
      };
      return { body: view((await createQuota(asClient(asked), asked.caller, input)).quota) };
    },
  }),
  route({
    method: 'GET',
    path: one,
    summary: 'Show the quota that holds for a project',
    gives: { status: 200, schema: QuotaAnswer },
    async perform(asked) {
      const { quota } = await showQuota(asClient(asked), asked.caller, { project: asked.path.project });
      const { hardLimit, projectId, resource, stored } = quota;
      return { body: stored ? view(stored) : { hard_limit: hardLimit, project_id: projectId, resource } };
    },
  }),
  route({
    method: 'PATCH',
    path: one,
    summary: 'Change the quota of a project',
    takes: { argument: 'quotapatch', schema: QuotaBody },
    gives: { status: 202, schema: QuotaAnswer },
    async perform(asked) {
      const { path, caller } = asked;
      const quota = readBody(QuotaBody, 'quotapatch', asked.body);
      const input = {
        project: path.project ?? '',
        resource: path.resource,
        hardLimit: quota.hard_limit ?? defaultLimit,
      };
      return { body: view((await updateQuota(asClient(asked), caller, input)).quota) };
    },
  }),
  route({
    method: 'DELETE',
    path: one,
    summary: 'Take the quota of a project away: the default holds for it again',
    gives: { status: 204, schema: null },
    async perform(asked) {
      const { path, caller } = asked;
      await deleteQuota(asClient(asked), caller, { project: path.project ?? '', resource: path.resource });
      return {};
    },
  }),
];
