import type { CustomConstraint } from '../../hot/constraints.js';
import { explicitDependencies, findCycle, referencesIn } from '../../hot/dependencies.js';
import { evaluate, functionCall, takeBranches } from '../../hot/evaluate.js';
import { checkParameterSchemas, parameterValues } from '../../hot/parameters.js';
import type { Scope } from '../../hot/scope.js';
import type { Template } from '../../hot/template.js';
import { isMap, UNKNOWN } from '../../hot/values.js';
import { HeatFault, validationFault } from '../fault.js';
import { checkProperties } from '../types/property.js';
import { conditionTable, holds } from './conditions.js';
import { groupTemplate, membership } from './group.js';
import type { StackBody, StackSource } from './records.js';
import { attributesOf, type Kind, kindOf, propertiesOf, templateOf } from './templates.js';

const DEEPEST = 6;

/** What is validated, and for whom. */
export interface Validation {
  source: StackSource;
  body: StackBody;
  /** Parameters of this stack as given. */
  given: Record<string, unknown>;
  custom: CustomConstraint;
  stackName: string;
  projectId: string;
}

function checkReferences(template: Template): void {
  for (const [name, definition] of Object.entries(template.resources)) {
    for (const required of explicitDependencies(definition.dependsOn)) {
      if (!Object.hasOwn(template.resources, required)) {
        throw new HeatFault(
          400,
          'InvalidTemplateReference',
          `The specified reference "${required}" (in ${name}) is incorrect.`,
        );
      }
    }
    for (const found of referencesIn({ Properties: definition.properties })) {
      if (!Object.hasOwn(template.resources, found.resource)) {
        throw new HeatFault(
          400,
          'InvalidTemplateReference',
          `The specified reference "${found.resource}" (in ${name}${found.path}) is incorrect.`,
        );
      }
    }
  }
  const requires = new Map(
    Object.entries(template.resources).map(([name, one]) => [
      name,
      [
        ...explicitDependencies(one.dependsOn),
        ...referencesIn(one.properties).map((found) => found.resource),
      ],
    ]),
  );
  const cycle = findCycle(requires);
  if (cycle)
    throw new HeatFault(
      400,
      'CircularDependencyException',
      `Circular Dependency Found: ${cycle.join(' -> ')}`,
    );
}

interface Looking {
  template: Template;
  source: StackSource;
  scope: Scope;
}

function checkAttribute({ template, source, scope }: Looking, where: string, argument: unknown): void {
  if (!Array.isArray(argument) || typeof argument[0] !== 'string') return;
  const [name, attribute] = argument;
  const definition = template.resources[name];
  if (!definition || !holds(definition.condition, scope)) {
    throw validationFault(`${where}: : The specified reference "${name}" (in unknown) is incorrect.`);
  }
  const attributes = attributesOf(kindOf(source, definition.type, name));
  if (attributes && typeof attribute === 'string' && !attributes.includes(attribute)) {
    throw validationFault(`${where}: : The Referenced Attribute (${name} ${attribute}) is incorrect.`);
  }
}

function checkAttributes(looking: Looking, value: unknown, where: string): void {
  const call = functionCall(value);
  if (call?.name === 'get_attr') checkAttribute(looking, `${where}.get_attr`, call.argument);
  else if (Array.isArray(value)) {
    value.forEach((one, index) => {
      checkAttributes(looking, one, `${where}[${index}]`);
    });
  } else if (isMap(value)) {
    for (const [key, one] of Object.entries(value)) checkAttributes(looking, one, `${where}.${key}`);
  }
}

/** A scope in which everything that only a running stack has is UNKNOWN. */
export function validationScope(
  validation: Validation,
  template: Template,
  values: Record<string, unknown>,
): Scope {
  const pseudo: Record<string, unknown> = {
    'OS::stack_id': UNKNOWN,
    'OS::stack_name': validation.stackName,
    'OS::project_id': validation.projectId,
  };
  const scope: Scope = {
    parameter: (name) => (Object.hasOwn(values, name) ? values[name] : pseudo[name]),
    resource: () => UNKNOWN,
    attribute: () => UNKNOWN,
    file: (key) => validation.source.files[key],
    condition: (name) => conditions(name),
  };
  const conditions = conditionTable(template, scope);
  return scope;
}

/** The properties of one resource of a stack that is not there yet, evaluated and checked. */
export function checkedProperties(
  validation: Validation,
  template: Template,
  scope: Scope,
  name: string,
  kind: Kind,
): Record<string, unknown> {
  const where = `resources.${name}.properties`;
  let given: unknown;
  try {
    given = evaluate(template.resources[name]?.properties, scope);
  } catch (error) {
    if (!(error instanceof HeatFault)) throw error;
    throw validationFault(
      `Property error: : ${whereOf(template.resources[name]?.properties, scope, where)}${error.message}`,
    );
  }
  if (!isMap(given)) throw validationFault(`"resources.${name}.properties" must be a map`);
  if (kind.kind === 'plain' && kind.anything) return given;
  return checkProperties(propertiesOf(validation.source, kind), given, where, validation.custom);
}

function whereOf(properties: unknown, scope: Scope, where: string): string {
  if (!isMap(properties)) return `${where}: `;
  for (const [name, value] of Object.entries(properties)) {
    try {
      evaluate(value, scope);
    } catch {
      return `${where}.${name}: `;
    }
  }
  return `${where}: `;
}

function within(prefix: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof HeatFault)) throw error;
    const inner = /^Property error: : resources\.(\d+)(.*)$/s.exec(error.message);
    const propertyError = /^Property error: : (.*)$/s.exec(error.message)?.[1];
    if (inner) throw validationFault(`Property error: : ${prefix}.resources[${inner[1]}]${inner[2]}`);
    if (propertyError) throw validationFault(`Property error: : ${prefix}.${propertyError}`);
    const deeper = error.message.startsWith('resources.');
    throw validationFault(deeper ? `${prefix}.${error.message}` : `${prefix}: : ${error.message}`);
  }
}

function checkNested(
  validation: Validation,
  name: string,
  kind: Kind,
  properties: Record<string, unknown>,
  depth: number,
): void {
  if (kind.kind === 'plain') {
    kind.type.validate?.(properties);
  } else if (kind.kind === 'file') {
    within(`resources.${name}<${kind.key}>`, () =>
      validateStack({ ...validation, body: { kind: 'file', key: kind.key }, given: properties }, depth + 1),
    );
  } else if (kind.kind === 'group') {
    const { names } = membership(properties.count === 0 ? 0 : 1, [], 'append', { removed: [], members: {} });
    within(`resources.${name}<nested_stack>`, () =>
      validateStack(
        { ...validation, body: { kind: 'inline', template: groupTemplate(properties, names) }, given: {} },
        depth + 1,
      ),
    );
  }
}

/**
 * Checks a stack through and through, nested templates too, before anything is made.
 * @throws HeatFault 400 with Heat's sentence.
 */
export function validateStack(validation: Validation, depth = 0): void {
  if (depth > DEEPEST)
    throw new HeatFault(400, 'RequestLimitExceeded', 'Request limit exceeded: Recursion depth exceeds 5.');
  const template = templateOf(validation.source, validation.body);
  checkParameterSchemas(template.parameters);
  const sources = { given: validation.given, defaults: validation.source.environment.parameter_defaults };
  const values = parameterValues(template.parameters, sources, validation.custom);
  checkReferences(template);
  const scope = validationScope(validation, template, values);
  const looking = { template, source: validation.source, scope };
  for (const name of Object.keys(template.conditions)) scope.condition(name);
  for (const [name, definition] of Object.entries(template.resources)) {
    const kind = kindOf(validation.source, definition.type, name);
    if (
      typeof definition.condition === 'string' &&
      !Object.hasOwn(template.conditions, definition.condition)
    ) {
      throw validationFault(`resources.${name}.condition: : Invalid condition "${definition.condition}"`);
    }
    if (!holds(definition.condition, scope)) continue;
    checkAttributes(looking, takeBranches(definition.properties, scope), `resources.${name}.properties`);
    checkNested(validation, name, kind, checkedProperties(validation, template, scope, name, kind), depth);
  }
  for (const [name, output] of Object.entries(template.outputs)) {
    if (!holds(output.condition, scope)) continue;
    checkAttributes(looking, takeBranches(output.value, scope), `outputs.${name}.value`);
  }
}
