import type { Permission } from '@millrace/contract'
import type { Static, TObject, TSchema } from 'typebox'
import type { Ctx } from '../context.ts'
import type { Attempt } from '../idempotency/once.ts'
import type { Actor } from '../identity/actor.ts'
import type { Answer } from './answer.ts'

/**
 * Who may call a route: anyone, whoever shows a valid token, or whoever has a permission. What the caller may do to
 * the object is decided by the use case.
 */
export type Access = 'public' | 'signed-in' | Permission

/** Which budget of requests a call draws on; only a public route may draw on none. */
export type LimitClass = 'default' | 'heavy' | 'none'

export interface RouteSchema<Params, Query, Body> {
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** Schema of the successful answer by status; null for an answer without a body. */
  readonly answer: Readonly<Record<number, TSchema | null>>
}

/** What a handler gets: everything is validated against the route's schema. */
export interface RouteRequest<Params = unknown, Query = unknown, Body = unknown> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** The version that `If-Match` demands, or null. */
  readonly requiredVersion: number | null
  readonly actor: Actor
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** OpenAPI path template, such as `/v1/tasks/{id}`. */
  readonly path: string
  readonly summary: string
  readonly tag: string
  readonly access: Access
  readonly limit: LimitClass
  /** Asks for a second factor that is not older than five minutes. */
  readonly stepUp?: true
  /** Bytes; 64 KiB unless told. */
  readonly bodyLimit?: number
  readonly schema: RouteSchema<TObject, TObject, TSchema>
  readonly handle: (ctx: Ctx, request: RouteRequest, attempt?: Attempt) => Promise<Answer>
}

type Input<Schema> = Schema extends TSchema ? Static<Schema> : undefined

interface TypedRoute<
  Result,
  Params extends TObject | undefined,
  Query extends TObject | undefined,
  Body extends TSchema | undefined,
> extends Omit<Route, 'schema' | 'handle' | 'limit'> {
  readonly limit?: LimitClass
  readonly schema: {
    readonly params?: Params
    readonly query?: Query
    readonly body?: Body
    readonly answer: Readonly<Record<number, TSchema | null>>
  }
  /** Calls the use case. */
  readonly run: (ctx: Ctx, request: RouteRequest<Input<Params>, Input<Query>, Input<Body>>) => Promise<Result>
  /** Maps its result to the answer; pure, because a replayed answer is rendered once and kept. */
  readonly answer: (result: Result) => Answer
}

/** One row of a module's route table. */
export function route<
  Result,
  Params extends TObject | undefined = undefined,
  Query extends TObject | undefined = undefined,
  Body extends TSchema | undefined = undefined,
>({ run, answer, limit = 'default', ...rest }: TypedRoute<Result, Params, Query, Body>): Route {
  return {
    ...rest,
    limit,
    schema: rest.schema as Route['schema'],
    handle: async (ctx, request, attempt) => {
      const actor = attempt
        ? { ...request.actor, once: { ...attempt, render: answer as (result: never) => Answer } }
        : request.actor
      return answer(await run(ctx, { ...request, actor } as never))
    },
  }
}
