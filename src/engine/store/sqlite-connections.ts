import { setImmediate as nextTurn } from 'node:timers/promises';

type PrismaLibSql = import('@prisma/adapter-libsql').PrismaLibSql;
type Client = ReturnType<PrismaLibSql['createClient']>;
type Transaction = Awaited<ReturnType<Client['transaction']>>;

/**
 * Makes clients of an adapter keep two connections open, one that reads and one that writes. The driver would
 * open a connection for every transaction and leave it to the garbage collector. Commits do not wait for the
 * disk, which SQLite would do with the event loop standing still (`createDiskSync` sees to it). Each statement begins in a turn of the event loop of its own, because the
 * driver works in the turn it is called in: what has arrived from the network meanwhile comes first.
 *
 * Answers a function that tells a number which is another one after every commit, whoever made it, and null before there are
 * connections: SQLite counts on each connection what the others commit, and nothing is ever committed on the one that reads.
 */
export function keepConnections(factory: PrismaLibSql): () => Promise<number | null> {
  let count: (() => Promise<number>) | null = null;
  let coming: Promise<number | null> | null = null;
  const open = factory.createClient.bind(factory);
  factory.createClient = (config) => {
    const client = open(config);
    const ask = client.execute.bind(client);
    count = async () => Number((await ask('PRAGMA data_version')).rows[0]?.[0]);
    const reading = inTurns(client);
    const writing = inTurns(open(config));
    let ready = false;
    reading.transaction = async () => {
      if (!ready) await writing.execute('PRAGMA synchronous = NORMAL');
      ready = true;
      try {
        // A transaction that began by reading could be refused when it comes to write.
        await writing.execute('BEGIN IMMEDIATE');
      } catch (error) {
        // What was refused stays open in the connection and would keep it from committing.
        ready = false;
        await writing.reconnect();
        throw error;
      }
      return transactionOn(writing);
    };
    const close = reading.close.bind(reading);
    reading.close = () => {
      close();
      writing.close();
    };
    return reading;
  };
  // Whoever asks within one turn of the event loop is answered by one question, put after all of them asked.
  return () => {
    coming ??= nextTurn().then(() => {
      coming = null;
      return count?.() ?? null;
    });
    return coming;
  };
}

function inTurns(client: Client): Client {
  const execute: Client['execute'] = client.execute.bind(client);
  client.execute = async (...statement: Parameters<Client['execute']>) => {
    await nextTurn();
    return execute(...statement);
  };
  return client;
}

function transactionOn(client: Client): Transaction {
  let closed = false;
  const rollback = async () => {
    if (closed) return;
    closed = true;
    // SQLite has taken it back by itself where the disk was full or could not be read.
    await client.execute('ROLLBACK').catch(() => undefined);
  };
  return {
    execute: client.execute.bind(client),
    batch: () => Promise.reject(new Error('Prisma sends no batches.')),
    executeMultiple: () => Promise.reject(new Error('Prisma sends no scripts in a transaction.')),
    async commit() {
      try {
        await client.execute('COMMIT');
        closed = true;
      } catch (error) {
        await rollback();
        throw error;
      }
    },
    rollback,
    close: () => void rollback(),
    get closed() {
      return closed;
    },
  };
}
