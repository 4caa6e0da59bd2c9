import { parse } from 'yaml';
import { z } from 'zod';

const Hot = z.object({
  resources: z
    .record(
      z.string(),
      z.object({
        type: z.string(),
        properties: z.looseObject({ resource_def: z.object({ type: z.string() }).optional() }).nullish(),
      }),
    )
    .default({}),
});

/**
 * The type of the resource at a path of a stack, by the HOT files that the stack was made from; members of groups are numbers. ''
 * where the path leads nowhere, or to a nested stack, whose file's name says nothing to a person.
 */
export function typeIn(
  files: Readonly<Record<string, string>>,
  template: string,
  path: readonly string[],
): string {
  let [file, type]: [string, string] = [template, ''];
  let member: string | undefined;
  for (const name of path) {
    if (member !== undefined) {
      [type, file, member] = [member, member, undefined];
      continue;
    }
    const text = files[file];
    const found = text === undefined ? undefined : Hot.parse(parse(text)).resources[name];
    if (!found) return '';
    type = found.type;
    file = found.type;
    member = found.properties?.resource_def?.type;
  }
  return files[type] === undefined ? type : '';
}
