import { alertList } from './alerts/list.js';
import { alertSubscribe } from './alerts/subscribe.js';
import { alertUnsubscribe } from './alerts/unsubscribe.js';
import { approvalAnswer } from './approvals/answer.js';
import { approve } from './approvals/approve.js';
import { approvalAsk } from './approvals/ask.js';
import { breakGlass } from './approvals/break-glass.js';
import { breakGlassReview } from './approvals/break-glass-review.js';
import { approvalCancel } from './approvals/cancel.js';
import { deny } from './approvals/deny.js';
import { approvalList } from './approvals/list.js';
import { quotaRequest } from './approvals/quota-request.js';
import { approvalShow } from './approvals/show.js';
import { auditList } from './audit/list.js';
import { caRotate } from './certificates/ca-rotate.js';
import { caShow } from './certificates/ca-show.js';
import { caSign } from './certificates/ca-sign.js';
import { clusterConfig } from './cluster/config.js';
import { clusterCreate } from './cluster/create.js';
import { clusterDelete } from './cluster/delete.js';
import { clusterEvents } from './cluster/events.js';
import { clusterList } from './cluster/list.js';
import { clusterResize } from './cluster/resize.js';
import { clusterRetry } from './cluster/retry.js';
import { clusterShow } from './cluster/show.js';
import { clusterUpdate } from './cluster/update.js';
import { clusterUpgrade } from './cluster/upgrade.js';
import { clusterTemplateCreate } from './cluster-template/create.js';
import { clusterTemplateDelete } from './cluster-template/delete.js';
import { clusterTemplateList } from './cluster-template/list.js';
import { clusterTemplateShow } from './cluster-template/show.js';
import { clusterTemplateUpdate } from './cluster-template/update.js';
import { help } from './general/help.js';
import { channelGuardrail } from './identity/channel-guardrail.js';
import { channelLanguage } from './identity/channel-language.js';
import { login } from './identity/login.js';
import { logout } from './identity/logout.js';
import { projectList } from './identity/project-list.js';
import { projectUse } from './identity/project-use.js';
import { roleGrant } from './identity/role-grant.js';
import { roleList } from './identity/role-list.js';
import { roleRevoke } from './identity/role-revoke.js';
import { whoami } from './identity/whoami.js';
import type { Intent } from './intent.js';
import { nodegroupCreate } from './nodegroup/create.js';
import { nodegroupDelete } from './nodegroup/delete.js';
import { nodegroupList } from './nodegroup/list.js';
import { nodegroupShow } from './nodegroup/show.js';
import { nodegroupUpdate } from './nodegroup/update.js';
import { quotasCreate } from './quotas/create.js';
import { quotasDelete } from './quotas/delete.js';
import { quotasList } from './quotas/list.js';
import { quotasShow } from './quotas/show.js';
import { quotasUpdate } from './quotas/update.js';
import { serviceDisable } from './services/disable.js';
import { serviceEnable } from './services/enable.js';
import { serviceList } from './services/list.js';
import { statsList } from './stats/list.js';

/** Everything a person can ask for, in the order of help. A new intent is a file and a line here. */
export const intents: readonly Intent[] = [
  clusterTemplateCreate,
  clusterTemplateList,
  clusterTemplateShow,
  clusterTemplateUpdate,
  clusterTemplateDelete,
  clusterCreate,
  clusterList,
  clusterShow,
  clusterEvents,
  clusterUpdate,
  clusterResize,
  clusterUpgrade,
  clusterRetry,
  clusterConfig,
  clusterDelete,
  quotasList,
  quotasShow,
  quotasCreate,
  quotasUpdate,
  quotasDelete,
  quotaRequest,
  approvalList,
  approvalShow,
  approvalAsk,
  approvalAnswer,
  approve,
  deny,
  approvalCancel,
  breakGlass,
  breakGlassReview,
  statsList,
  serviceList,
  serviceDisable,
  serviceEnable,
  auditList,
  nodegroupList,
  nodegroupShow,
  nodegroupCreate,
  nodegroupUpdate,
  nodegroupDelete,
  caShow,
  caSign,
  caRotate,
  alertSubscribe,
  alertUnsubscribe,
  alertList,
  login,
  logout,
  whoami,
  projectList,
  projectUse,
  roleGrant,
  roleRevoke,
  roleList,
  channelGuardrail,
  channelLanguage,
  help,
];
