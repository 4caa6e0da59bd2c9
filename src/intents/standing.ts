import type { ChannelSettings } from '../engine/access/channel.js';
import type { Subject } from '../engine/access/grant.js';
import type { Caller } from '../engine/caller.js';
import type { OwnKeypairs } from '../engine/keypairs.js';
import type { FindProject, Project } from '../engine/projects.js';

/** What somebody is in one channel: by which login, in which project, and what stands in the way. */
export interface Standing {
  readonly caller: Caller;
  /** With a credential of their own, with roles that were granted in chat, or with the program's own roles. */
  readonly how: 'credential' | 'granted' | 'program';
  /** What this channel works in for this person; null where Keystone has not said. */
  readonly project: Project | null;
  readonly settings: ChannelSettings;
  /** Why nothing can be done in the project, to be thrown; null where it can. */
  readonly obstacle: Error | null;
  /** Their own key pairs in Nova; absent where they act as the program's account. */
  readonly ownKeypairs?: OwnKeypairs;
  /** Any project, as their own login may look for it; absent where they act as the program's account. */
  readonly findProject?: FindProject;
  /** The same person in another project; null where they have no way into it. */
  callerIn(projectId: string): Promise<Caller | null>;
  /** The projects that the person may use. Throws OpenStackError. */
  projects(): Promise<readonly Project[]>;
  /** A person or group of this workspace by mention, id or name; null where there is none or several have the name. */
  findSubject(kind: 'person' | 'group', said: string): Promise<Subject | null>;
}
