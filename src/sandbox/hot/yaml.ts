import { parse, YAMLParseError } from 'yaml';
import { HeatFault } from '../heat/fault.js';
import { isMap } from './values.js';

/**
 * Parses a YAML 1.1-style document (as HOT, environments and cloud-config are) to a mapping. Dates stay text.
 * @throws HeatFault 400 naming what could not be parsed.
 */
export function parseYamlMap(text: string, what: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = parse(text, {
      version: '1.1',
      schema: 'yaml-1.1',
      customTags: (tags) => tags.filter((tag) => tag !== 'timestamp' && !isTimestamp(tag)),
      maxAliasCount: 1000,
    });
  } catch (error) {
    const why = error instanceof YAMLParseError ? error.message : String(error);
    throw new HeatFault(
      400,
      'HTTPBadRequest',
      `${what} not in valid format: Error parsing ${what.toLowerCase()} ${why}`,
    );
  }
  if (value === null || value === undefined) return {};
  if (!isMap(value))
    throw new HeatFault(
      400,
      'HTTPBadRequest',
      `${what} not in valid format: The ${what.toLowerCase()} is not a JSON object or YAML mapping.`,
    );
  return value;
}

function isTimestamp(tag: unknown): boolean {
  return typeof tag === 'object' && tag !== null && 'tag' in tag && tag.tag === 'tag:yaml.org,2002:timestamp';
}
