import { z } from 'zod';

export const Reference = z.object({ id: z.string(), name: z.string() });

export const CatalogueEndpoint = z.object({
  interface: z.string(),
  url: z.string(),
  region: z.string().nullish(),
  region_id: z.string().nullish(),
});

export const Catalogue = z.array(
  z.object({ type: z.string(), endpoints: z.array(CatalogueEndpoint).default([]) }),
);
export type Catalogue = z.infer<typeof Catalogue>;

/** The body of an authentication (`POST /v3/auth/tokens`) and of a validation (`GET` of the same). */
export const TokenAnswer = z.object({
  token: z.object({
    methods: z.array(z.string()).default([]),
    expires_at: z.coerce.date(),
    issued_at: z.coerce.date(),
    user: Reference.extend({ domain: Reference }),
    project: Reference.extend({ domain: Reference }).nullish(),
    domain: Reference.nullish(),
    roles: z.array(z.object({ name: z.string() })).default([]),
    catalog: Catalogue.default([]),
    application_credential: z.object({ restricted: z.boolean().default(true) }).nullish(),
    'OS-TRUST:trust': z.object({ id: z.string() }).nullish(),
  }),
});
export type TokenAnswer = z.infer<typeof TokenAnswer>;

export const ProjectAnswer = z.object({ project: Reference.extend({ domain_id: z.string().nullish() }) });
export const ApplicationCredentialAnswer = z.object({
  application_credential: z.object({
    name: z.string(),
    // Keystone writes it without a zone, and means UTC.
    expires_at: z
      .string()
      .transform((text) => new Date(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`))
      .nullish(),
  }),
});
export const UserAnswer = z.object({ user: z.object({ id: z.string() }) });
export const UserList = z.object({ users: z.array(z.object({ id: z.string(), name: z.string() })) });
export const DomainAnswer = z.object({ domain: Reference });
export const DomainList = z.object({ domains: z.array(Reference) });
export const TrustAnswer = z.object({ trust: z.object({ id: z.string() }) });
