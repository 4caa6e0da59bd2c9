import type { Caller } from '../../../src/engine/caller.js';
import { createClusterTemplate } from '../../../src/engine/templates/create.js';
import type { TemplateInput } from '../../../src/engine/templates/input.js';
import type { ClusterTemplate } from '../../../src/engine/templates/template.js';
import { type Lab, startLab } from '../lab.js';

/** A lab for cluster templates: a member of demo, an admin there, and templates for the asking. */
export interface TemplateLab extends Lab {
  readonly admin: Caller;
  /** A new Swarm template with what is said; another name each time. */
  make(more?: Partial<TemplateInput>, caller?: Caller): Promise<ClusterTemplate>;
}

export async function startTemplateLab(): Promise<TemplateLab> {
  const lab = await startLab();
  let count = 0;
  return {
    ...lab,
    admin: { ...lab.caller, roles: ['admin'] },
    make(more = {}, caller = lab.caller) {
      count += 1;
      return createClusterTemplate(lab.engine, caller, {
        name: `t${count}`,
        coe: 'swarm',
        imageId: 'Fedora-Atomic-26-20170723.0.x86_64',
        externalNetworkId: 'public',
        flavorId: 'm1.small',
        ...more,
      });
    },
  };
}
