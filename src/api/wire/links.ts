/** A link of Magnum's: where something is, with the version in the path and without. */
export interface Link {
  readonly href: string;
  readonly rel: string;
}

/** The two links of a resource; `host` is the scheme, host and port that the request came to. */
export function linksTo(host: string, path: string): Link[] {
  return [
    { href: `${host}/v1/${path}`, rel: 'self' },
    { href: `${host}/${path}`, rel: 'bookmark' },
  ];
}
