import type { FastifyReply } from 'fastify';
import { ZodError } from 'zod';
import { EngineError, type EngineErrorCode } from '../engine/errors.js';

const statuses: Partial<Record<EngineErrorCode, number>> = {
  'template.not_found': 404,
  'template.ambiguous': 409,
  'cluster.not_found': 404,
  'cluster.ambiguous': 409,
  'cluster.wrong_status': 409,
  'keypair.not_found': 404,
  'policy.forbidden': 403,
  'quota.exceeded': 403,
  'quota.exists': 409,
  'quota.not_found': 404,
  'project.not_found': 404,
  'certificate.not_found': 400,
  'store.busy': 503,
};

/** Answers in Magnum's form of an error (magnum.md C.1); the title is the detail up to its first full stop. */
export function sendError(reply: FastifyReply, status: number, detail: string): FastifyReply {
  const [title] = detail.split('.');
  return reply.code(status).send({
    errors: [{ request_id: '', code: status < 500 ? 'client' : 'server', status, title, detail, links: [] }],
  });
}

/** The status and sentence of anything that a route throws. */
export function readError(error: unknown): { status: number; detail: string } {
  if (error instanceof EngineError) return { status: statuses[error.code] ?? 400, detail: error.message };
  if (error instanceof ZodError) {
    const [issue] = error.issues;
    return {
      status: 400,
      detail: `Invalid input for field/attribute ${issue?.path.join('.') || 'body'}. ${issue?.message ?? ''}`,
    };
  }
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') {
    return { status: error.statusCode, detail: error.message };
  }
  return {
    status: 500,
    detail: 'The server has either erred or is incapable of performing the requested operation.',
  };
}
