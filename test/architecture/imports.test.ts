import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = resolve('src');

/** What each room may import beside itself. `program` and `main` put everything together. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  card: [],
  speech: ['card'],
  openstack: [],
  config: ['openstack'],
  drivers: ['openstack'],
  engine: ['drivers', 'openstack'],
  intents: ['card', 'engine', 'openstack'],
  api: ['engine', 'openstack', 'intents'],
  bot: ['card', 'speech', 'intents', 'engine', 'openstack', 'config'],
  sandbox: ['openstack'],
};

const platforms = ['slack', 'discord', 'playground', 'console'];

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : files(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const all = files(source);

function imports(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

/** Every import inside the house: from which file, to which path below `src`. */
const inside = all.flatMap((path) =>
  imports(path)
    .filter((name) => name.startsWith('.'))
    .map((name) => ({
      from: relative(source, path),
      to: relative(source, resolve(dirname(path), name)),
    })),
);

const room = (path: string) => path.split('/')[0] ?? '';

describe('the house', () => {
  it('has only rooms that this test knows', () => {
    const rooms = new Set(
      all.map((path) => room(relative(source, path))).filter((name) => !name.endsWith('.ts')),
    );
    expect([...rooms].sort()).toEqual([...Object.keys(allowed), 'program'].sort());
  });

  it('imports one way: bot and api, intents, engine, drivers and openstack', () => {
    const wrong = inside.filter(({ from, to }) => {
      const rules = allowed[room(from)];
      return rules && room(from) !== room(to) && !rules.includes(room(to));
    });
    expect(wrong).toEqual([]);
  });

  it('keeps platforms apart', () => {
    const folder = (path: string) => /^bot\/([^/]+)\//.exec(path)?.[1] ?? '';
    const wrong = inside.filter(
      ({ from, to }) =>
        platforms.includes(folder(from)) && platforms.includes(folder(to)) && folder(from) !== folder(to),
    );
    expect(wrong).toEqual([]);
  });

  it('lets only the store touch Prisma', () => {
    const wrong = all
      .filter((path) => !relative(source, path).startsWith('engine/store/'))
      .filter((path) =>
        imports(path).some((name) => name.includes('prisma') || name.includes('store/generated')),
      );
    expect(wrong).toEqual([]);
  });

  it('keeps chat and HTTP servers out of the engine', () => {
    const servers = /^(fastify|@fastify|@slack|discord|ws$)/;
    const wrong = all
      .filter((path) => /^(engine|drivers|openstack|intents)\//.test(relative(source, path)))
      .filter((path) => imports(path).some((name) => servers.test(name)));
    expect(wrong).toEqual([]);
  });

  it('is made of small files: half of them up to 80 lines, nine of ten up to 200, none above 400', () => {
    const lengths = all.map((path) => readFileSync(path, 'utf8').split('\n').length).sort((a, b) => a - b);
    const quantile = (part: number) => lengths[Math.floor(lengths.length * part)] ?? 0;
    expect(quantile(0.5)).toBeLessThanOrEqual(80);
    expect(quantile(0.9)).toBeLessThanOrEqual(200);
    expect(lengths.at(-1)).toBeLessThanOrEqual(400);
  });

  it('has no room for leftovers', () => {
    const leftovers = all.filter((path) => /\/(utils?|helpers?|common|misc|index)(\.tsx?|\/)/.test(path));
    expect(leftovers).toEqual([]);
  });
});
