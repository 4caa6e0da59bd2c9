/** What stays as it is in a Chinese sentence. */
const kept: readonly RegExp[] = [
  /\b[0-9a-f]{8}(-[0-9a-f]*)+(_[0-9a-f]+)?/g,
  // Commands as they are typed, lines to copy, what is in backquotes.
  /`[^`]*`/g,
  /\/magnum\b[^\n，。；：]*/g,
  /^\|? *(openssl|export|docker|kubectl|openstack|#)\b.*$/gm,
  /<[^>\n]*>|\[flags\]|（[A-Za-z|-]+）|magnum is thinking…|资源 Cluster/g,
  /https?:\/\/\S+/g,
  // The channel of the tests, as the audit names it.
  /\b(playground|slack|discord|console) clusters\b/g,
  // Names with dots, dashes, colons and underscores, with digits; flags; statuses; types of Heat's; what follows a slash.
  /--?[a-z][\w-]*=\S+/g,
  /(?:--)?\b[A-Za-z][A-Za-z0-9]*([._:/|-]+[A-Za-z0-9]+)+\b/g,
  /--[a-z]+/g,
  /[a-z]+( › \S+)+/g,
  /\b[A-Za-z]*\d[A-Za-z0-9]*\b/g,
  /\b[A-Z][A-Z0-9_]+\b/g,
];

/** Names of products, people, projects and things, commands of one word, and words that one types or the API has. */
const names = new Set(
  `openstack magnum heat nova neutron cinder keystone glance octavia barbican kubernetes docker swarm mesos fedora atomic
   coreos slack discord webhook conductor uuid public testkey admin demo ann bob mei ops default worker master true false
   none asc desc python json yaml base linux approve deny help login logout whoami member reader normal research playground
   failed stuck hourly off never csr etcd calico flannel rexray key value attribute accepted finished denied audit
   cancel console smaller fitting other ref done active waiting gib mib fingerprint nonsense nowhere many keycertsign name`.split(
    /\s+/,
  ),
);

/** What Heat and Nova say themselves. */
const theirs: readonly RegExp[] = [
  /No valid host was found[^\n。]*?available\./g,
  /Stack (CREATE|UPDATE|DELETE) (completed successfully|started)/g,
];

/** Words of English that are left in a text. */
export function englishWords(text: string): string[] {
  let rest = text;
  for (const pattern of [...theirs, ...kept]) rest = rest.replace(pattern, ' ');
  return (rest.match(/[A-Za-z]{3,}/g) ?? []).filter((word) => !names.has(word.toLowerCase()));
}
