import type { Seen } from './compare.js';
import type { ApiRequest } from './requests.js';

/** A difference to the real Magnum that is meant. */
export interface Allowed {
  readonly reason: string;
  /** It hangs on what was done to the cloud before, so it may be missing. */
  readonly chance?: true;
  readonly is: (what: What) => boolean;
}

interface What {
  readonly request: ApiRequest;
  readonly there: Seen;
  readonly here: Seen;
  /** As `differences` words it. */
  readonly difference: string;
}

const detailOf = ({ body }: Seen): string =>
  (body as { errors?: { detail?: string }[] } | null)?.errors?.[0]?.detail ?? '';
const isError = ({ difference }: What) => /^(status|body\.errors|header (openstack|vary))/.test(difference);
const about = (what: What, there: RegExp, here = /./s) =>
  isError(what) && there.test(detailOf(what.there)) && here.test(detailOf(what.here));

export const allowed: readonly Allowed[] = [
  {
    reason:
      'Every answer below /v1 tells of versions, also 404, 405 and 406; Magnum leaves them out, or names one it refuses.',
    is: ({ difference, there }) =>
      /^header (openstack-api|vary)/.test(difference) && [400, 404, 405, 406].includes(there.status),
  },
  {
    reason: 'A bad request is 400 with the field at fault, where Magnum answers 500 or drops the connection.',
    is: (what) =>
      (what.there.status === 500 || what.there.status === 0) && [400, 404].includes(what.here.status),
  },
  {
    reason: 'Answers say that their JSON is UTF-8.',
    is: ({ difference }) =>
      difference === 'header content-type: application/json there, application/json; charset=utf-8 here',
  },
  {
    reason: 'The description of the API is the one of this very server.',
    is: ({ request, difference }) => /^\/v1\/?$/.test(request.path) && difference.startsWith('body.links[1]'),
  },
  {
    reason: 'A path that is not there is 404; Magnum takes what is left over for an argument.',
    is: (what) =>
      ['/v1/stats/x/y', '/v2/clusters'].includes(what.request.path) ||
      (/^\/v1\/quotas\/ID$|^\/v1\/quotas\/[0-9a-f]{32}$/.test(what.request.path) && isError(what)),
  },
  {
    reason: 'There is a next page only where something follows.',
    is: ({ difference }) => /^body\.next: .* there, undefined here$/.test(difference),
  },
  {
    reason: 'An argument that is given twice is named; Magnum tells of a list in Python.',
    is: (what) => about(what, /not 'list'$/, /more than once/),
  },
  {
    reason:
      'Where a value has the wrong type the attribute is named; Magnum repeats the whole body and an error of Python.',
    is: (what) =>
      about(
        what,
        /invalid literal for int|int\(\) argument|Wrong type\. Expected|Value not a valid dict|Unknown string format|Value not a valid list/,
      ),
  },
  {
    reason: 'A step of a patch is repeated as JSON, as it came; Magnum repeats it as Python.',
    is: (what) => about(what, /^Couldn't apply patch/, /^Couldn't apply patch|^labels takes key=value/),
  },
  {
    reason:
      'An image that is not there is named, as Magnum did in Pike; Zed names a cluster type with Unset in it.',
    is: (what) => about(what, /^Cluster type \(vm, Unset, /, /^Image .* could not be found\.$/),
  },
  {
    reason: 'A proxy that can be none is refused; Magnum takes any text, and its servers then reach nothing.',
    is: ({ there, here }) =>
      there.status === 201 && here.status === 400 && /^(https?_proxy|no_proxy) takes /.test(detailOf(here)),
  },
  {
    reason:
      'Labels that were not given are {} at once; Magnum says null in its first answer and {} in the next.',
    is: ({ difference }) => /^body\.labels: null there, \{\} here$/.test(difference),
  },
  {
    reason: 'A template in use is called what the request called it.',
    is: (what) =>
      about(what, /is referenced by one or multiple clusters/, /is referenced by one or multiple clusters/),
  },
  {
    reason: 'A template cannot be called by text that no template can have.',
    is: (what) =>
      about(what, /^ClusterTemplate (x{256})? ?could not be found/, /cluster_template|baymodel_id/),
  },
  {
    reason: 'etcd discovery is this program itself.',
    is: ({ difference }) => /\.discovery_url: /.test(difference),
  },
  {
    reason: 'When a cluster was last changed depends on when its conductor looked.',
    is: ({ difference }) => /\.updated_at: |\.stack_id: /.test(difference),
  },
  {
    reason: 'Node groups have no number beside their uuid, and a cluster keeps one master at least.',
    is: ({ request, difference }) =>
      /\/nodegroups/.test(request.path) && /(body\.id: |min_node_count: 0 there, 1 here)/.test(difference),
  },
  {
    reason:
      'A node group that cannot be made is refused for the first reason there is, and its order is our own.',
    is: (what) =>
      what.request.method === 'POST' &&
      what.request.path.endsWith('/nodegroups') &&
      about(what, /API address is not available/),
  },
  {
    reason: "Magnum's name for the method that is not there yet depends on how it looked for it.",
    is: (what) => about(what, /requested API get_one/, /requested API get_all/),
  },
  {
    reason: 'Which engines there are is told by the cluster types that have a driver.',
    is: (what) => about(what, /^Requested COE type mesos/, /^Cluster type/),
  },
  {
    reason: 'Quotas are counted from one in each database.',
    chance: true,
    is: ({ request, difference }) =>
      request.path.startsWith('/v1/quotas') && /^body(\.quotas\[\d\])?\.id: /.test(difference),
  },
  {
    reason:
      'A certificate is asked for with a cluster and a request; Magnum looks for a cluster that is called Unset.',
    is: (what) => about(what, /^Cluster Unset could not be found/),
  },
];
