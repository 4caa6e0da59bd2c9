import type { StackEnvironment } from '../heat/engine/records.js';
import { HeatFault } from '../heat/fault.js';
import { isMap } from './values.js';
import { parseYamlMap } from './yaml.js';

const SECTIONS = new Set([
  'parameters',
  'parameter_defaults',
  'resource_registry',
  'event_sinks',
  'encrypted_param_names',
  'parameter_merge_strategies',
]);

function wrong(message: string): HeatFault {
  return new HeatFault(400, 'HTTPBadRequest', `Environment not in valid format: ${message}`);
}

/** An environment as text or mapping; anything else counts as empty. */
export function readEnvironment(given: unknown): StackEnvironment {
  const raw = typeof given === 'string' ? parseYamlMap(given, 'Environment') : given;
  const map = isMap(raw) ? raw : {};
  for (const key of Object.keys(map)) {
    if (!SECTIONS.has(key)) throw wrong(`environment has wrong section "${key}"`);
  }
  const part = (name: string): Record<string, unknown> => {
    const value = map[name] ?? {};
    if (!isMap(value)) throw wrong(`The value of "${name}" is not a map`);
    return value;
  };
  return {
    parameters: part('parameters'),
    parameter_defaults: part('parameter_defaults'),
    resource_registry: part('resource_registry'),
  };
}

/** Later environments win, key by key. */
export function mergeEnvironments(environments: readonly StackEnvironment[]): StackEnvironment {
  const merged: StackEnvironment = { parameters: {}, parameter_defaults: {}, resource_registry: {} };
  for (const one of environments) {
    Object.assign(merged.parameters, one.parameters);
    Object.assign(merged.parameter_defaults, one.parameter_defaults);
    const { resources, ...types } = one.resource_registry;
    Object.assign(merged.resource_registry, types);
    if (isMap(resources)) {
      const sofar = isMap(merged.resource_registry.resources) ? merged.resource_registry.resources : {};
      merged.resource_registry.resources = { ...sofar, ...resources };
    }
  }
  return merged;
}

function wildcard(registry: Readonly<Record<string, unknown>>, type: string): string | null {
  for (const [pattern, target] of Object.entries(registry)) {
    if (!pattern.endsWith('*') || typeof target !== 'string') continue;
    const prefix = pattern.slice(0, -1);
    if (type.startsWith(prefix))
      return target.endsWith('*') ? target.slice(0, -1) + type.slice(prefix.length) : target;
  }
  return null;
}

/** What a type (of a resource so named) stands for after the registry: a type name, or the key of a template. */
export function resolveType(
  registry: Readonly<Record<string, unknown>>,
  type: string,
  resource: string,
): string {
  let at = type;
  const perResource = isMap(registry.resources) ? registry.resources[resource] : undefined;
  if (isMap(perResource) && typeof perResource[type] === 'string') at = perResource[type];
  const seen = new Set<string>();
  while (!seen.has(at)) {
    seen.add(at);
    const mapped = registry[at];
    if (typeof mapped === 'string') at = mapped;
    else at = wildcard(registry, at) ?? at;
  }
  return at;
}

/** True when a resolved type names a template file rather than a type of Heat. */
export function isTemplateKey(type: string): boolean {
  return /\.(yaml|yml|template|json)$/.test(type) || /^(file|https?):\/\//.test(type);
}
