import type { Catalogue } from '../catalogue.js';
import { alerts } from './alerts.js';
import { approvalQuestions } from './approval-questions.js';
import { approvals } from './approvals.js';
import { argumentNames } from './arguments.js';
import { certificates } from './certificates.js';
import { cluster } from './cluster.js';
import { conversation } from './conversation.js';
import { engineAccess } from './engine-access.js';
import { engineCertificates } from './engine-certificates.js';
import { engineClusters } from './engine-clusters.js';
import { engineLabels } from './engine-labels.js';
import { engineTemplates } from './engine-templates.js';
import { failures } from './failures.js';
import { forms } from './forms.js';
import { general } from './general.js';
import { identity } from './identity.js';
import { moments } from './moments.js';
import { nodeGroups } from './node-groups.js';
import { openstack } from './openstack.js';
import { operations } from './operations.js';
import { page } from './page.js';
import { pictures } from './pictures.js';
import { platforms } from './platforms.js';
import { quotas } from './quotas.js';
import { templates } from './templates.js';

/** Everything that is said in Simplified Chinese. */
export const chinese: readonly Catalogue[] = [
  alerts,
  approvalQuestions,
  approvals,
  argumentNames,
  certificates,
  cluster,
  conversation,
  engineAccess,
  engineCertificates,
  engineClusters,
  engineLabels,
  engineTemplates,
  failures,
  forms,
  general,
  identity,
  moments,
  nodeGroups,
  openstack,
  operations,
  pictures,
  page,
  platforms,
  quotas,
  templates,
];
