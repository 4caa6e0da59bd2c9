/** One request that is sent to the real Magnum and to ours. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Who asks; demo where it is not said. */
  readonly as?: 'demo' | 'admin' | 'other' | 'nobody' | 'stranger';
  /** The version header's second word; `latest` where it is not said, null for no header. */
  readonly version?: string | null;
}

/** What both have, of the same names. */
export interface Names {
  readonly template: string;
  readonly cluster: string;
  readonly csr: string;
  /** The project of demo, and that of somebody else. */
  readonly project: string;
  readonly foreignProject: string;
}

const get = (path: string, more: Partial<ApiRequest> = {}): ApiRequest => ({ method: 'GET', path, ...more });
const send = (method: string, path: string, body: unknown, more: Partial<ApiRequest> = {}): ApiRequest => ({
  method,
  path,
  body,
  ...more,
});

const collections = ['clusters', 'clustertemplates', 'bays', 'baymodels', 'quotas', 'federations'];
const long = 'x'.repeat(256);

/** Roots, methods and paths that are not there. */
function routing(): ApiRequest[] {
  const paths = [
    '/',
    '/v1',
    '/v1/',
    '/clusters',
    '/v1/clusters/',
    '/v1//clusters',
    '/v1/nothing',
    '/v1/clusters/x/nothing',
    '/v1/stats/x/y',
    '/v2/clusters',
  ];
  const wrong = [...collections, 'stats', 'mservices'].flatMap((name) =>
    ['PUT', 'HEAD'].map((method) => ({ method, path: `/v1/${name}` })),
  );
  return [
    ...paths.map((path) => get(path)),
    ...wrong,
    { method: 'POST', path: '/v1/stats', body: {} },
    { method: 'DELETE', path: '/v1/mservices' },
    { method: 'DELETE', path: '/v1/certificates/x' },
    { method: 'GET', path: '/v1/clusters/x/actions/resize' },
    { method: 'PUT', path: '/v1/clusters/x', body: {} },
  ];
}

/** Tokens and versions. */
function admission(): ApiRequest[] {
  const versions = [
    null,
    '1.1',
    '1.4',
    '1.9',
    '1.10',
    'latest',
    'LATEST',
    '1.05',
    '1.0',
    '1.11',
    '2.1',
    '0.9',
  ];
  const unreadable = ['1', 'x', '1.x', '1.1.1', '1.1 2', ''];
  return [
    ...versions.map((version) => get('/v1/stats', { version })),
    ...unreadable.map((version) => get('/v1/stats', { version })),
    get('/v1/stats', { version: null, headers: { 'openstack-api-version': 'compute 2.1' } }),
    get('/v1/stats', { version: null, headers: { 'openstack-api-version': 'container-infra' } }),
    ...['clusters', 'stats', 'nothing', 'quotas'].flatMap((name) => [
      get(`/v1/${name}`, { as: 'nobody' }),
      get(`/v1/${name}`, { as: 'stranger' }),
    ]),
    get('/v1/clusters', { headers: { accept: 'application/xml' } }),
    get('/v1/clusters', { headers: { accept: '*/*' } }),
  ];
}

/** Lists, their pages and their orders. */
function lists(): ApiRequest[] {
  const queries = [
    '',
    '?limit=1',
    '?limit=5000',
    '?limit=0',
    '?limit=-1',
    '?limit=abc',
    '?limit=',
    '?limit=1.5',
    '?marker=xyz',
    '?sort_dir=up',
    '?sort_dir=desc',
    '?sort_key=bad',
    '?sort_key=created_at',
    '?bogus=1',
    '?limit=1&limit=2',
  ];
  const asked = collections.filter((name) => name !== 'quotas');
  const markers = asked.map((name) => get(`/v1/${name}?marker=11111111-1111-1111-1111-111111111111`));
  return [
    ...collections.flatMap((name) => queries.map((query) => get(`/v1/${name}${query}`, asWho(name)))),
    ...asked.flatMap((name) => ['', '?limit=1', '?sort_key=name'].map((q) => get(`/v1/${name}/detail${q}`))),
    ...markers,
  ];
}

const asWho = (name: string): Partial<ApiRequest> => (name === 'quotas' ? { as: 'admin' } : {});

/** Values that attributes may not have, by what they are. */
const badTexts = [5, '', long, [], {}, true];
const badCounts = ['abc', -1, {}, []];

function templates({ template }: Names): ApiRequest[] {
  const base = {
    name: 'differential',
    coe: 'swarm',
    image_id: 'Fedora-Atomic-26',
    external_network_id: 'public',
  };
  const texts = [
    'name',
    'image_id',
    'keypair_id',
    'flavor_id',
    'master_flavor_id',
    'external_network_id',
    'fixed_network',
    'fixed_subnet',
    'network_driver',
    'volume_driver',
    'http_proxy',
    'https_proxy',
    'no_proxy',
    'insecure_registry',
  ];
  const posts = [
    ...texts.flatMap((name) => badTexts.map((value) => ({ ...base, [name]: value }))),
    ...['docker_volume_size', 'apiserver_port'].flatMap((name) =>
      badCounts.map((value) => ({ ...base, [name]: value })),
    ),
    { ...base, docker_volume_size: 0 },
    { ...base, apiserver_port: 80 },
    { ...base, apiserver_port: 70_000 },
    {},
    { coe: 'swarm' },
    { name: 'x', image_id: 'y' },
    { ...base, coe: 'nomad' },
    { ...base, coe: 'mesos' },
    { ...base, coe: 5 },
    { ...base, bogus: 1 },
    { ...base, labels: [] },
    { ...base, labels: 'a=b' },
    { ...base, labels: { a: { b: 1 } } },
    { ...base, labels: { swarm_strategy: 'foo' } },
    { ...base, uuid: 'x' },
    ...['created_at', 'updated_at', 'links', 'project_id', 'user_id'].map((name) => ({
      ...base,
      [name]: 'x',
    })),
    { ...base, dns_nameserver: 'abc' },
    { ...base, dns_nameserver: '8.8.8.8,x' },
    { ...base, http_proxy: 'nonsense' },
    { ...base, https_proxy: 'ftp://proxy.example.org' },
    { ...base, no_proxy: 'a b' },
    { ...base, server_type: 'x' },
    { ...base, server_type: 'bm' },
    { ...base, network_driver: 'bad' },
    { ...base, volume_driver: 'cinder' },
    { ...base, image_id: 'nope' },
    { ...base, image_id: 'cirros-test' },
    { ...base, flavor_id: 'zz' },
    { ...base, master_flavor_id: 'zz' },
    { ...base, external_network_id: 'zz' },
    { ...base, public: true },
    { ...base, hidden: true },
    { ...base, tags: long },
    { ...base, docker_storage_driver: 'devicemapper', docker_volume_size: 1 },
    base,
    {
      ...base,
      labels: { a: 1, b: true, c: 'x' },
      tags: 'a,b',
      registry_enabled: 'True',
      docker_volume_size: '5',
    },
    { ...base, name: null },
  ];
  const raws = ['{', '[]', 'null', '"x"', '5', ''];
  const patches: unknown[] = [
    [],
    {},
    'x',
    [{ op: 'move', path: '/name' }],
    [{ op: 'add', path: 'name', value: 'x' }],
    [{ path: '/name', value: 'x' }],
    [{ op: 'add', value: 'x' }],
    [{ op: 'replace', path: '/uuid', value: 'x' }],
    [{ op: 'replace', path: '/project_id', value: 'x' }],
    [{ op: 'replace', path: '/created_at', value: 'x' }],
    [{ op: 'replace', path: '/links', value: 'x' }],
    [{ op: 'replace', path: '/flavor_id' }],
    [{ op: 'replace', path: '/labels', value: {} }],
    [{ op: 'replace', path: '/labels', value: 'zzz' }],
    [{ op: 'replace', path: '/foo', value: 1 }],
    [{ op: 'add', path: '/foo', value: 1 }],
    [{ op: 'remove', path: '/foo' }],
    [{ op: 'add', path: '/coe', value: 'x' }],
    [{ op: 'remove', path: '/labels/none' }],
    [{ op: 'replace', path: '/name', value: '', from: '/x' }],
    [5],
    ...[
      'network_driver',
      'external_network_id',
      'tls_disabled',
      'public',
      'server_type',
      'coe',
      'registry_enabled',
      'cluster_distro',
      'hidden',
      'image_id',
    ].map((name) => [{ op: 'remove', path: `/${name}` }]),
  ];
  return [
    ...posts.map((body) => send('POST', '/v1/clustertemplates', body)),
    ...raws.map((raw): ApiRequest => ({ method: 'POST', path: '/v1/clustertemplates', raw })),
    { method: 'POST', path: '/v1/clustertemplates', raw: '{}', headers: { 'content-type': 'text/plain' } },
    get(`/v1/clustertemplates/${template}`),
    get(`/v1/baymodels/${template}`),
    get('/v1/clustertemplates/nope'),
    get('/v1/clustertemplates/11111111-1111-1111-1111-111111111111'),
    get(`/v1/clustertemplates/${template}`, { as: 'other' }),
    ...patches.map((body) => send('PATCH', `/v1/clustertemplates/${template}`, body)),
    send('PATCH', '/v1/clustertemplates/nope', [{ op: 'replace', path: '/name', value: 'x' }]),
    { method: 'DELETE', path: '/v1/clustertemplates/nope' },
    { method: 'DELETE', path: `/v1/clustertemplates/${template}` },
    { method: 'DELETE', path: `/v1/clustertemplates/${template}`, as: 'other' },
    send('POST', '/v1/baymodels', base),
    send('POST', '/v1/baymodels', { ...base, keypair_id: 'testkey' }),
    send('POST', '/v1/baymodels', { ...base, keypair_id: 'testkey', bogus: 1 }),
  ];
}

function clusters({ template, cluster, project }: Names): ApiRequest[] {
  const base = { cluster_template_id: template, name: 'differential' };
  const texts = [
    'name',
    'keypair',
    'flavor_id',
    'master_flavor_id',
    'fixed_network',
    'fixed_subnet',
    'cluster_template_id',
  ];
  const posts = [
    {},
    { cluster_template_id: 'nope' },
    ...texts.flatMap((name) => badTexts.map((value) => ({ ...base, [name]: value }))),
    ...['node_count', 'master_count', 'docker_volume_size', 'create_timeout'].flatMap((name) =>
      badCounts.map((value) => ({ ...base, [name]: value })),
    ),
    { ...base, master_count: 0 },
    { ...base, name: '1x' },
    { ...base, name: 'a b' },
    { ...base, name: 'x'.repeat(243) },
    { ...base, keypair: 'nokey' },
    { ...base, flavor_id: 'zz' },
    { ...base, master_count: 3 },
    { ...base, status: 'BAD' },
    { ...base, health_status: 'ill' },
    { ...base, labels: [] },
    { ...base, labels: { a: { b: 1 } } },
    { ...base, bogus: 1 },
    ...[
      'stack_id',
      'api_address',
      'coe_version',
      'container_version',
      'project_id',
      'user_id',
      'created_at',
    ].map((name) => ({ ...base, [name]: 'x' })),
  ];
  const one = `/v1/clusters/${cluster}`;
  const patches: unknown[] = [
    [],
    {},
    [{ op: 'move', path: '/x' }],
    [{ op: 'replace', path: '/name', value: 'x' }],
    [{ op: 'replace', path: '/keypair', value: 'x' }],
    [{ op: 'replace', path: '/status', value: 'CREATE_COMPLETE' }],
    [{ op: 'replace', path: '/uuid', value: 'x' }],
    [{ op: 'replace', path: '/stack_id', value: 'x' }],
    [{ op: 'replace', path: '/api_address', value: 'x' }],
    [{ op: 'replace', path: '/trust_id', value: 'x' }],
    [{ op: 'add', path: '/node_count', value: 3 }],
    [{ op: 'add', path: '/bogus', value: 3 }],
    [{ op: 'replace', path: '/bogus', value: 3 }],
    [{ op: 'remove', path: '/cluster_template_id' }],
    [{ op: 'replace', path: '/node_count' }],
    [{ op: 'replace', path: '/node_count', value: {} }],
  ];
  const groups = `${one}/nodegroups`;
  return [
    ...posts.map((body) => send('POST', '/v1/clusters', body)),
    ...['{', '[]', '""', ''].map((raw): ApiRequest => ({ method: 'POST', path: '/v1/clusters', raw })),
    send('POST', '/v1/clusters', { cluster_template_id: 'nope' }, { version: '1.9' }),
    send('POST', '/v1/clusters', { ...base, node_count: 0 }, { version: '1.9' }),
    ...[one, `/v1/bays/${cluster}`].map((path) => get(path)),
    ...[one, groups, `${groups}/default-worker`, `/v1/certificates/${cluster}`].map((path) =>
      get(path, { as: 'other' }),
    ),
    get('/v1/clusters/nope'),
    get('/v1/bays/nope'),
    ...patches.map((body) => send('PATCH', one, body)),
    send('PATCH', '/v1/clusters/nope', []),
    send('PATCH', '/v1/clusters/nope?rollback=true', [], { version: '1.2' }),
    { method: 'DELETE', path: '/v1/clusters/nope' },
    { method: 'DELETE', path: one, as: 'other' },
    send('PATCH', one, [{ op: 'replace', path: '/node_count', value: 2 }], { as: 'other' }),
    ...[
      {},
      { node_count: 'x' },
      { node_count: -1 },
      { node_count: 2, bogus: 1 },
      { node_count: 2, nodegroup: 'zz' },
      { node_count: 2, nodegroup: 'default-master' },
    ].map((body) => send('POST', `${one}/actions/resize`, body)),
    send('POST', '/v1/clusters/nope/actions/resize', { node_count: 1 }),
    send('POST', `${one}/actions/resize`, { node_count: 1 }, { version: '1.6' }),
    send('POST', `${one}/actions/resize`, { node_count: 0 }, { version: '1.9' }),
    send('POST', `${one}/actions/upgrade`, { cluster_template: template }, { version: '1.6' }),
    send('POST', `${one}/actions/upgrade`, { cluster_template: template }, { version: '1.7' }),
    send('POST', `${one}/actions/upgrade`, { cluster_template: 'nope' }),
    send('POST', '/v1/clusters/nope/actions/upgrade', { cluster_template: template }),
    get(groups, { version: '1.8' }),
    get(groups),
    get(`${groups}?role=master`),
    get(`${groups}?role=nothing`),
    get(`${groups}?limit=1`),
    get(`${groups}?bogus=1`),
    get(`${groups}/default-worker`),
    get(`${groups}/default-master`),
    get(`${groups}/nope`),
    get('/v1/clusters/nope/nodegroups'),
    ...[
      { name: 'default-worker' },
      { name: 'more', role: 'master' },
      { name: 'more' },
      { name: 'more', node_count: -1 },
      { name: 'more', bogus: 1 },
      { name: 'more', project_id: project },
    ].map((body) => send('POST', groups, body)),
    { method: 'DELETE', path: `${groups}/default-worker` },
    { method: 'DELETE', path: `${groups}/nope` },
    send('PATCH', `${groups}/default-worker`, [{ op: 'replace', path: '/name', value: 'x' }]),
    send('PATCH', `${groups}/default-worker`, [{ op: 'replace', path: '/node_count', value: 3 }]),
    send('PATCH', `${groups}/default-worker`, [{ op: 'replace', path: '/min_node_count', value: 9 }]),
    send('PATCH', `${groups}/nope`, [{ op: 'replace', path: '/max_node_count', value: 9 }]),
    send('POST', '/v1/bays', { baymodel_id: 'nope' }),
    send('POST', '/v1/bays', { baymodel_id: template, keypair: 'testkey' }),
    send('POST', '/v1/bays', { baymodel_id: template, node_count: 0 }),
    send('POST', '/v1/bays', {}),
    { method: 'DELETE', path: '/v1/bays/nope' },
    send('PATCH', '/v1/bays/nope', []),
  ];
}

function others({ cluster, csr, project, foreignProject }: Names): ApiRequest[] {
  const own = `/v1/quotas/${project}/Cluster`;
  const foreign = `/v1/quotas/${foreignProject}/Cluster`;
  return [
    get(`/v1/certificates/${cluster}`),
    get(`/v1/certificates/${cluster}?ca_cert_type=kubernetes`),
    get('/v1/certificates/nope'),
    get('/v1/certificates'),
    send('POST', '/v1/certificates', { cluster_uuid: cluster, csr }),
    send('POST', '/v1/certificates', { bay_uuid: cluster, csr }),
    send('POST', '/v1/certificates', { cluster_uuid: cluster, csr: 'garbage' }),
    send('POST', '/v1/certificates', { cluster_uuid: 'nope', csr: 'x' }),
    send('POST', '/v1/certificates', { csr: 'x' }),
    send('POST', '/v1/certificates', {}),
    send('POST', '/v1/certificates', { cluster_uuid: cluster, csr, bogus: 1 }),
    { method: 'PATCH', path: '/v1/certificates/nope' },
    { method: 'PATCH', path: `/v1/certificates/${cluster}`, as: 'other' },
    get('/v1/quotas'),
    get(own),
    get(own, { as: 'admin' }),
    get(foreign),
    get(`/v1/quotas/${project}`, { as: 'admin' }),
    get('/v1/quotas?all_tenants=maybe', { as: 'admin' }),
    get('/v1/quotas?all_tenants=True', { as: 'admin' }),
    send('POST', '/v1/quotas', { project_id: project, hard_limit: 3 }),
    ...[
      {},
      { hard_limit: 3 },
      { project_id: 'nope', hard_limit: 3 },
      { project_id: foreignProject, hard_limit: -1 },
      { project_id: foreignProject, hard_limit: 'a' },
      { project_id: foreignProject, resource: 'Foo' },
      { project_id: foreignProject, bogus: 1 },
    ].map((body) => send('POST', '/v1/quotas', body, { as: 'admin' })),
    send('PATCH', foreign, { hard_limit: 3 }, { as: 'admin' }),
    send('PATCH', foreign, { hard_limit: 3 }),
    { method: 'DELETE', path: foreign, as: 'admin' },
    { method: 'DELETE', path: foreign },
    send('POST', '/v1/quotas', { project_id: foreignProject, hard_limit: 3 }, { as: 'admin' }),
    send('POST', '/v1/quotas', { project_id: foreignProject, hard_limit: 3 }, { as: 'admin' }),
    get(foreign, { as: 'admin' }),
    get('/v1/quotas', { as: 'other' }),
    send('PATCH', foreign, { hard_limit: 0 }, { as: 'admin' }),
    send('PATCH', foreign, {}, { as: 'admin' }),
    send('PATCH', foreign, { hard_limit: -1 }, { as: 'admin' }),
    { method: 'DELETE', path: foreign, as: 'admin' },
    ...[
      '',
      `?project_id=${project}`,
      `?project_id=${foreignProject}`,
      '?type=x',
      '?type=CLUSTER',
      '?bogus=1',
    ].map((query) => get(`/v1/stats${query}`)),
    get(`/v1/stats?project_id=${project}`, { as: 'admin' }),
    get('/v1/mservices'),
    get('/v1/federations/nope'),
    send('POST', '/v1/federations', {}),
    send('POST', '/v1/federations', { hostcluster_id: 'nope' }),
    send('PATCH', '/v1/federations/nope', []),
    { method: 'DELETE', path: '/v1/federations/nope' },
  ];
}

/** The one list of requests, good and bad. */
export function requests(names: Names): readonly ApiRequest[] {
  return [
    ...routing(),
    ...admission(),
    ...lists(),
    ...templates(names),
    ...clusters(names),
    ...others(names),
  ];
}
