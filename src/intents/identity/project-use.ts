import { z } from 'zod';
import { own } from '../../card/own.js';
import { bindChannel } from '../../engine/access/settle.js';
import type { Caller } from '../../engine/caller.js';
import { EngineError } from '../../engine/errors.js';
import { allows } from '../../engine/policy.js';
import { findProject, type Project } from '../../engine/projects.js';
import { positional, Text } from '../fields.js';
import { defineIntent, type IntentContext } from '../intent.js';
import { standingOf } from './in-chat.js';

export const projectUse = defineIntent({
  anywhere: true,
  action: 'channel:bind',
  command: {
    name: 'project-use',
    summary: 'Bind this channel to a project: what is asked here is for that project',
    risk: 'change',
    positionals: [positional('project', 'project', 'name or id', { required: true })],
    flags: [],
    examples: ['project-use research'],
  },
  form: { title: 'Choose a project', submit: 'Use it' },
  slots: z.strictObject({ project: Text }),
  async perform(context, { project: said }) {
    const { engine, caller, origin } = context;
    const standing = standingOf(context);
    const project = await named(context, said);
    const there = await inProject(context, project);
    const bound = standing.settings.binding;
    const present = (bound && (await standing.callerIn(bound.projectId))) ?? caller;
    const before = await bindChannel(engine, { caller, there, present }, origin, project);
    return {
      kind: 'answer',
      card: {
        title: `This channel works in ${own(project.name)} now`,
        tone: 'success',
        text: [
          before.binding ? `Before it was ${own(before.binding.projectName)}. ` : '',
          'What is asked here is for that project. Clusters that were asked for here before stay where they are. ',
          'That a cluster of the project is made, or could not be, is told here, and so are warnings: a build that does not move, a stack that others change, a certificate that expires soon; alert-unsubscribe ends that.',
        ],
      },
    };
  },
});

/**
 * The person as they are in a project. Throws `role.none` with the projects where they have a role, where they have none there; an admin who has
 * logged in binds channels to any project, for those who work in it.
 */
async function inProject(context: IntentContext, { id, name }: Project): Promise<Caller> {
  const { engine, caller } = context;
  const standing = standingOf(context);
  const there = await standing.callerIn(id);
  if (there && there.roles.length > 0) return there;
  if (standing.how === 'credential' && allows(engine, caller, 'channel:bind', { projectId: id }))
    return caller;
  const names = (await standing.projects()).map((each) => each.name).sort();
  throw new EngineError(
    'role.none',
    `You have no role in project ${name}, so this channel stays as it was.`,
    {
      field: 'project',
      hint: names.length > 0 ? `You have a role in: ${names.join(', ')}.` : 'You have a role in no project.',
    },
  );
}

/** One that the person may use, else one that Keystone shows them. */
async function named(context: IntentContext, said: string): Promise<Project> {
  const usable = await standingOf(context).projects();
  const matching = usable.filter(({ id, name }) => id === said || name === said);
  const [only] = matching;
  if (only && matching.length === 1) return only;
  const found = await findProject(context.engine, context.caller, said);
  if (found) return found;
  const names = usable.map(({ name }) => name).join(', ');
  throw new EngineError('project.not_found', `There is no project ${said} that you may use.`, {
    field: 'project',
    hint: names ? `Those you may use: ${names}.` : 'You may use none: log in with your own credential.',
  });
}
