import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { labelsDocument } from '../../src/drivers/labels/document.js';
import { meanings } from '../../src/drivers/labels/meanings.js';
import { drivers } from '../../src/drivers/registry.js';
import { parseTemplate } from './hot.js';

describe('labels', () => {
  it('are all in docs/labels.md (npm run documents writes it)', () => {
    expect(readFileSync('docs/labels.md', 'utf8')).toBe(labelsDocument(drivers));
  });

  it('have each a meaning, and no meaning is without a label', () => {
    const all = new Set(drivers.flatMap(({ labels }) => Object.keys(labels.shape)));
    expect(Object.keys(meanings).sort()).toEqual([...all].sort());
  });

  it.each(drivers.map((driver) => [driver.name, driver] as const))(
    'of %s have defaults that they would accept, and that its template has too',
    (_, { labels, labelDefaults, files, template }) => {
      const { parameters } = parseTemplate(files()[template] ?? '');
      for (const [label, value] of Object.entries(labelDefaults)) {
        expect(labels.shape, label).toHaveProperty(label);
        expect(labels.shape[label]?.safeParse(value), label).toMatchObject({ success: true });
        const name = label === 'fixed_subnet_cidr' ? 'fixed_network_cidr' : label;
        expect(parameters[name]?.default ?? value, label).toBe(value);
      }
    },
  );
});
