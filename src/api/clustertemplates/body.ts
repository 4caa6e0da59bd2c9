import { z } from 'zod';
import { attributeOf } from '../../engine/names.js';
import { TemplateInput } from '../../engine/templates/input.js';
import { readOnly, readOnlyAlways, text, uuid } from '../wire/values.js';

/** What the engine takes of a template, by Magnum's names of the attributes. */
const attributes = Object.fromEntries(
  Object.entries(TemplateInput.shape).map(([field, schema]) => [attributeOf(field), schema]),
);

/** The body of `POST /clustertemplates` (magnum.md B.1): the engine's own rules under Magnum's names. */
export const ClusterTemplateBody = z.strictObject({
  ...attributes,
  cluster_distro: text('cluster_distro').optional(),
  uuid: uuid().optional(),
  ...readOnlyAlways,
  project_id: readOnly('project_id'),
  user_id: readOnly('user_id'),
});

const { project_id: _project, user_id: _user, ...baymodel } = ClusterTemplateBody.shape;

/** The body of `POST /baymodels`, which must name a keypair. */
export const BaymodelBody = z.strictObject({ ...baymodel, keypair_id: text('keypair_id') });
