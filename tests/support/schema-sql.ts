import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

/**
 * The SQL that would make an empty database look like `schema.prisma`, printed
 * by Prisma's own schema engine (its WebAssembly build: the binary one is
 * downloaded at install time, which a closed network forbids).
 */
export async function schemaSql(schemaFile: string, connectionString: string): Promise<string> {
  const resolve = createRequire(import.meta.url).resolve;
  const engine = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasmFile = resolve('@prisma/schema-engine-wasm').replace(/\.js$/, '_bg.wasm');
  const wasm = await WebAssembly.instantiate(await readFile(wasmFile), {
    './schema_engine_bg.js': engine,
  });
  engine.__wbg_set_wasm(wasm.instance.exports);
  (wasm.instance.exports['__wbindgen_start'] as () => void)();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString }));
  const schema = await engine.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  const file = { path: schemaFile, content: await readFile(schemaFile, 'utf8') };
  const { stdout } = await schema.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [file] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout ?? '';
}
