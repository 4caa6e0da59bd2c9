import { z } from 'zod';
import { generateName, isUuid } from '../../engine/names.js';
import { authorize } from '../../engine/policy.js';
import { askedFor } from '../../engine/templates/attributes.js';
import { createClusterTemplate } from '../../engine/templates/create.js';
import { deleteClusterTemplate } from '../../engine/templates/delete.js';
import { TemplateInput } from '../../engine/templates/input.js';
import { pageClusterTemplates, showClusterTemplate } from '../../engine/templates/lookup.js';
import { updateClusterTemplate } from '../../engine/templates/update.js';
import { parseInput } from '../../engine/validation.js';
import { ApiError } from '../error.js';
import { type Asked, type Route, route } from '../route.js';
import { kindOf, readAttributes } from '../wire/body.js';
import { linksTo } from '../wire/links.js';
import { nextLink, pageInput, pageQuery } from '../wire/page.js';
import { PatchBody, readPatch } from '../wire/patch.js';
import { labelText, notTaken } from '../wire/values.js';
import {
  BaymodelAnswer,
  BaymodelListAnswer,
  ClusterTemplateAnswer,
  ClusterTemplateListAnswer,
} from './answer.js';
import { BaymodelBody, ClusterTemplateBody } from './body.js';
import { templateView } from './view.js';

type PageQuery = { [Name in keyof typeof pageQuery]?: string };

/** Templates go by two names; what differs between them is here. */
interface Kind {
  readonly resource: 'clustertemplates' | 'baymodels';
  readonly argument: string;
  readonly rule: 'clustertemplate' | 'baymodel';
  readonly word: string;
  readonly body: z.ZodObject;
  readonly one: z.ZodType;
  readonly many: z.ZodType;
}

const clusterTemplates: Kind = {
  resource: 'clustertemplates',
  argument: 'cluster_template',
  rule: 'clustertemplate',
  word: 'cluster template',
  body: ClusterTemplateBody,
  one: ClusterTemplateAnswer,
  many: ClusterTemplateListAnswer,
};

const baymodels: Kind = {
  resource: 'baymodels',
  argument: 'baymodel',
  rule: 'baymodel',
  word: 'baymodel, the older name of a cluster template',
  body: BaymodelBody,
  one: BaymodelAnswer,
  many: BaymodelListAnswer,
};

async function list({ engine, caller, query, host }: Asked<PageQuery>, kind: Kind, detail: boolean) {
  const { resource, rule } = kind;
  authorize(engine, caller, `${rule}:${detail ? 'detail' : 'get_all'}`);
  const action = detail ? 'clustertemplate:detail' : 'clustertemplate:get_all';
  const { items, next } = await pageClusterTemplates(engine, caller, pageInput(query), action);
  const shown = items.map((each) => templateView(each, host, resource));
  const where = detail ? `${resource}/detail` : resource;
  return { body: { [resource]: shown, ...nextLink(host, where, query, next) } };
}

async function create({ engine, caller, body, host }: Asked<object>, kind: Kind) {
  const { resource, rule } = kind;
  const given = readTemplate(kind, body);
  const asked = parseInput(TemplateInput, askedFor(given), 'template.invalid', { bare: true });
  authorize(engine, caller, `${rule}:create`);
  const name = resource === 'baymodels' ? { name: asked.name ?? generateName('model') } : {};
  const template = await createClusterTemplate(engine, caller, { ...asked, ...name });
  const [{ href } = { href: '' }] = linksTo(host, `${resource}/${template.uuid}`);
  return { body: templateView(template, host, resource), location: href };
}

/** The attributes of a new template: what is text must come as text. Throws ApiError 400 in Magnum's words. */
function readTemplate(kind: Kind, body: unknown): Record<string, unknown> {
  const given = readAttributes(kind.body, kind.argument, body);
  for (const [name, value] of Object.entries(given)) {
    const isText = kindOf(kind.body.shape[name]) === 'string';
    if (isText && value !== null && typeof value !== 'string') {
      throw new ApiError(400, notTaken(name, value, 'Value should be string'));
    }
  }
  if (typeof given.uuid === 'string' && !isUuid(given.uuid)) {
    throw new ApiError(400, `Expected a uuid but received ${given.uuid}.`);
  }
  const mandatory = kind.rule === 'baymodel' ? ['image_id', 'keypair_id'] : ['image_id'];
  const missing = mandatory.find((name) => (given[name] ?? null) === null);
  if (missing) throw new ApiError(400, notTaken(missing, null, 'Mandatory field missing.'));
  const labels = Labels.safeParse(given.labels);
  return labels.success ? { ...given, labels: textOf(labels.data) } : given;
}

const Labels = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

function textOf(labels: z.output<typeof Labels>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, labelText(value)]));
}

function routesOf(kind: Kind): readonly Route[] {
  const { resource, rule, word } = kind;
  const path = `/${resource}/{template}`;
  return [
    route({
      method: 'GET',
      fromDatabase: true,
      path: `/${resource}`,
      summary: `List every ${word}`,
      query: pageQuery,
      gives: { status: 200, schema: kind.many },
      perform: (asked) => list(asked, kind, false),
    }),
    route({
      method: 'GET',
      fromDatabase: true,
      path: `/${resource}/detail`,
      summary: `The same as the list: it shows everything anyway`,
      query: pageQuery,
      gives: { status: 200, schema: kind.many },
      perform: (asked) => list(asked, kind, true),
    }),
    route({
      method: 'POST',
      path: `/${resource}`,
      summary: `Create a ${word}`,
      takes: { argument: kind.argument, schema: kind.body },
      gives: { status: 201, schema: kind.one },
      perform: (asked) => create(asked, kind),
    }),
    route({
      method: 'GET',
      fromDatabase: true,
      path,
      summary: `Show a ${word}, by its uuid or name`,
      gives: { status: 200, schema: kind.one },
      async perform({ engine, caller, path: { template = '' }, host }) {
        const found = await showClusterTemplate(engine, caller, template);
        authorize(engine, caller, `${rule}:get`, found);
        return { body: templateView(found, host, resource) };
      },
    }),
    route({
      method: 'PATCH',
      path,
      summary: `Change a ${word}`,
      takes: { argument: 'patch', schema: PatchBody },
      gives: { status: 200, schema: kind.one },
      async perform({ engine, caller, path: { template: identifier = '' }, body, host }) {
        const patch = readPatch(body);
        if (rule === 'baymodel') authorize(engine, caller, 'baymodel:update');
        const { template } = await updateClusterTemplate(engine, caller, identifier, patch);
        return { body: templateView(template, host, resource) };
      },
    }),
    route({
      method: 'DELETE',
      path,
      summary: `Delete a ${word} that no cluster was made from`,
      gives: { status: 204, schema: null },
      async perform({ engine, caller, path: { template = '' } }) {
        if (rule === 'baymodel') authorize(engine, caller, 'baymodel:delete');
        await deleteClusterTemplate(engine, caller, template);
        return {};
      },
    }),
  ];
}

/** The routes of cluster templates, and of the same under their name of before 2016 (magnum.md C.3, C.11). */
export const clusterTemplateRoutes: readonly Route[] = [
  ...routesOf(clusterTemplates),
  ...routesOf(baymodels),
];
