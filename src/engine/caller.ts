import { z } from 'zod';

/** The chat person behind a call, kept for the audit and for "who asked". */
export const ChatIdentity = z.object({
  platform: z.string(),
  workspace: z.string(),
  id: z.string(),
  name: z.string(),
  /** Of the person, as the platform said it when they asked: what tells of it later speaks their language. */
  locale: z.string().optional(),
});
export type ChatIdentity = z.infer<typeof ChatIdentity>;

/** Who asks the engine for something: every engine call carries one, and one policy table decides by it. */
export const Caller = z.object({
  userId: z.string(),
  userName: z.string(),
  projectId: z.string(),
  projectName: z.string(),
  roles: z.array(z.string()),
  /** Name of the Keystone domain that the user is in, where it is known. */
  userDomainName: z.string().optional(),
  /** True where the person acts as the program's own account: then many people are this one user. */
  service: z.boolean().optional(),
  chat: ChatIdentity.optional(),
});
export type Caller = z.infer<typeof Caller>;
