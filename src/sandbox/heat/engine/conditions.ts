import { evaluate } from '../../hot/evaluate.js';
import { truth } from '../../hot/functions/conditions.js';
import type { Scope } from '../../hot/scope.js';
import type { Template } from '../../hot/template.js';
import { HeatFault, validationFault } from '../fault.js';

/** The template's named conditions, worked out when asked for. Unknown names are refused. */
export function conditionTable(template: Template, scope: Scope): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const value = known.get(name);
    if (value !== undefined) return value;
    if (!Object.hasOwn(template.conditions, name)) throw validationFault(`Invalid condition "${name}"`);
    try {
      const result = truth(template.conditions[name], (inner) => evaluate(inner, scope), scope);
      known.set(name, result);
      return result;
    } catch (error) {
      if (error instanceof HeatFault)
        throw validationFault(
          `conditions.${name}${error.message.startsWith('.') ? '' : ': : '}${error.message}`,
        );
      throw error;
    }
  };
}

/** Whether a resource or output is there at all. */
export function holds(condition: unknown, scope: Scope): boolean {
  return condition === true || truth(condition, (inner) => evaluate(inner, scope), scope);
}
