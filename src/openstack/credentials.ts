/** How to log in: the words of clouds.yaml and of the `OS_*` variables, already resolved. */
export interface Credentials {
  readonly authUrl: string;
  readonly auth:
    | {
        readonly type: 'password';
        readonly username?: string;
        readonly userId?: string;
        readonly password: string;
        readonly userDomain?: DomainRef;
        readonly scope: Scope;
      }
    | { readonly type: 'token'; readonly token: string; readonly scope: Scope }
    | {
        readonly type: 'application_credential';
        readonly id?: string;
        readonly name?: string;
        readonly username?: string;
        readonly userId?: string;
        readonly userDomain?: DomainRef;
        readonly secret: string;
      };
  readonly region?: string;
  readonly interface: 'public' | 'internal' | 'admin';
  /** PEM text of the authorities to trust, beside the system's own. */
  readonly caCertificate?: string;
  /** True: the server's certificate is not checked. */
  readonly insecure: boolean;
}

export type DomainRef = { readonly id: string } | { readonly name: string };

export type Scope =
  | { readonly kind: 'project'; readonly id?: string; readonly name?: string; readonly domain?: DomainRef }
  | { readonly kind: 'domain'; readonly domain: DomainRef }
  | { readonly kind: 'trust'; readonly trustId: string }
  | { readonly kind: 'unscoped' };
