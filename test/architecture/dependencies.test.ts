import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const Package = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
});

describe('docs/dependencies.md', () => {
  it('gives a reason for every dependency and names no other', () => {
    const { dependencies, devDependencies, optionalDependencies } = Package.parse(
      JSON.parse(readFileSync('package.json', 'utf8')),
    );
    const rows = readFileSync('docs/dependencies.md', 'utf8').matchAll(/^\| `([^`]+)` \| (.+) \|$/gm);
    const reasons = new Map([...rows].map(([, name = '', reason = '']) => [name, reason]));
    expect([...reasons.keys()].sort()).toEqual(
      Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).sort(),
    );
    for (const [name, reason] of reasons) expect(reason.length, name).toBeGreaterThan(4);
  });

  it('has exact versions only', () => {
    const { dependencies, devDependencies, optionalDependencies } = Package.parse(
      JSON.parse(readFileSync('package.json', 'utf8')),
    );
    for (const [name, version] of Object.entries({
      ...dependencies,
      ...devDependencies,
      ...optionalDependencies,
    })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+/);
    }
  });
});
