import { type Socket, connect, createServer } from 'node:net';

export interface CuttingProxy {
  /** The database's address through the proxy. */
  url(of: string): string;
  /**
   * The next COMMIT reaches the server; its answer reaches nobody.
   *
   * @param by what commits, where it is a statement that is a transaction of its own.
   */
  loseNextCommit(by?: string): void;
  /** How many answers were lost. */
  readonly lost: number;
  stop(): Promise<void>;
}

/** Stands between the application and its database, and cuts a connection at the worst moment. */
export async function startCuttingProxy(databaseUrl: string): Promise<CuttingProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let awaited: string | null = null;
  let lost = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    let isCutting = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (asked) => {
      if (awaited !== null && asked.includes(awaited)) {
        awaited = null;
        isCutting = true;
      }
      upstream.write(asked);
    });
    upstream.on('data', (answer) => {
      if (!isCutting) return void client.write(answer);
      // The server has done it, and says so: nobody hears.
      lost += 1;
      client.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: (of) => {
      const through = new URL(of);
      through.port = String(port);
      return through.href;
    },
    loseNextCommit: (by = 'COMMIT') => void (awaited = by),
    get lost() {
      return lost;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
