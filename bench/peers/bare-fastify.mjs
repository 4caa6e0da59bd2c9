// The limit of the platform: a bare Fastify route that answers the bytes of a file. node bare-fastify.mjs PORT FILE
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';

const [port, file] = process.argv.slice(2);
const bytes = readFileSync(file, 'utf8');
const server = Fastify();
server.all('/*', async (_request, reply) => reply.header('content-type', 'application/json').send(bytes));
await server.listen({ host: '127.0.0.1', port: Number(port) });
console.log('listening');
