import type { z } from 'zod';
import type { Caller } from '../engine/caller.js';
import type { Engine } from '../engine/engine.js';
import type { Admitted } from './request/admission.js';
import type { BodySchema } from './wire/body.js';

/** A request that has been let in: who asks, and for what. */
export interface Asked<Query> {
  readonly engine: Engine;
  /** Who asks. Where nodes may ask too, whoever it turns out to be: see `shown`. */
  readonly caller: Caller;
  /** The token that was shown. */
  readonly shown: Pick<Admitted, 'info' | 'token'>;
  /** The parts of the path in braces, by name. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Query;
  /** As it came; undefined where there is none. */
  readonly body: unknown;
  /** The x of the microversion 1.x. */
  readonly minor: number;
  /** Scheme, host and port that the request came to. */
  readonly host: string;
}

/** What a route answers beside its usual status. */
export interface Answered {
  /** Absent: no body. */
  readonly body?: object;
  /** Where the thing is that was made. */
  readonly location?: string;
  /** Where it is not the route's own. */
  readonly status?: number;
}

/** One thing that the API does: what the server mounts and what the description of the API is written from. */
export interface Route<Query extends z.ZodRawShape = z.ZodRawShape> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/v1`, with names in braces: `/clusters/{cluster}`. */
  readonly path: string;
  /** In a few words, for the description. */
  readonly summary: string;
  /** True: nodes of clusters ask here too, whose tokens are for no project; the route looks at them itself. */
  readonly forNodes?: boolean;
  /** The first microversion 1.x that has it, and Magnum's name of it in the refusal before. */
  readonly since?: { readonly minor: number; readonly method: string };
  /** True: what it answers hangs on nothing but the database, who asks, and for what. */
  readonly fromDatabase?: boolean;
  readonly query?: Query;
  /** What is sent; `argument` is Magnum's name of it. Null: nothing. */
  readonly takes?: { readonly argument: string; readonly schema: BodySchema | z.ZodArray };
  /** The status of success, and what comes then; null: nothing. */
  readonly gives: { readonly status: number; readonly schema: z.ZodType | null };
  readonly perform: (asked: Asked<{ [Name in keyof Query]?: string }>) => Promise<Answered>;
}

/** Declares a route; what its query holds is known to what performs it. */
export function route<Query extends z.ZodRawShape>(declared: Route<Query>): Route {
  return declared as unknown as Route;
}
