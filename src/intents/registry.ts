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
import { clusterTemplateCreate } from './cluster-template/create.js';
import { clusterTemplateDelete } from './cluster-template/delete.js';
import { clusterTemplateList } from './cluster-template/list.js';
import { clusterTemplateShow } from './cluster-template/show.js';
import { help } from './general/help.js';
import { whoami } from './general/whoami.js';
import type { Intent } from './intent.js';

/** Everything a person can ask for, in the order of help. A new intent is a file and a line here. */
export const intents: readonly Intent[] = [
  clusterTemplateCreate,
  clusterTemplateList,
  clusterTemplateShow,
  clusterTemplateDelete,
  clusterCreate,
  clusterList,
  clusterShow,
  clusterEvents,
  clusterUpdate,
  clusterResize,
  clusterRetry,
  clusterConfig,
  clusterDelete,
  caShow,
  caSign,
  caRotate,
  whoami,
  help,
];
