import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The engine comes as bare WebAssembly: Node 20 cannot import it, so it is loaded by hand. */
async function loadSchemaEngine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message(message) {
      throw new Error(`Prisma's schema engine gave up: ${message}`);
    },
  };
  const folder = join(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'), '..');
  const glue = await import(join(folder, 'schema_engine_bg.js'));
  const module = new WebAssembly.Module(readFileSync(join(folder, 'schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
  return glue.SchemaEngine;
}

let schemaEngine;

/**
 * The SQL that brings a database from one version of the models to another. Empty when they are the same.
 * Both are texts of `prisma/models.prisma`; null is a database with nothing in it.
 *
 * @param {'sqlite' | 'postgresql'} provider
 * @param {string | null} from
 * @param {string} to
 * @param {string} [url] for PostgreSQL: any database; it is connected to, not read
 * @returns {Promise<string>}
 */
export async function migrationSql(provider, from, to, url) {
  schemaEngine ??= loadSchemaEngine();
  const SchemaEngine = await schemaEngine;
  const main = readFileSync(join(root, 'prisma', provider, 'main.prisma'), 'utf8');
  const files = (models) => [
    { path: 'main.prisma', content: main },
    { path: 'models.prisma', content: models },
  ];
  const factory =
    provider === 'sqlite'
      ? new PrismaLibSql({ url: 'file::memory:' })
      : new PrismaPg({ connectionString: url });
  const engine = await SchemaEngine.new(
    { datamodels: files(to).map(({ path, content }) => [path, content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  const { stdout } = await engine.diff({
    from: from === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: files(from) },
    to: { tag: 'schemaDatamodel', files: files(to) },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const sql = (stdout ?? '').trim();
  return sql.startsWith('-- This is an empty migration') ? '' : sql;
}
