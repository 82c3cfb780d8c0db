import type { Static, TObject, TProperties, TSchema } from 'typebox'
import { Type } from 'typebox'

/** UUID; the program makes version 7 (RFC 9562), so ids sort by creation time. */
export const Id = Type.String({ format: 'uuid', examples: ['019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e'] })
export type Id = Static<typeof Id>

/**
 * An instant, ISO 8601, in UTC or with an offset. Years 1000 to 2999, which every reader can represent, but for the
 * first and the last day, which may lie outside of them in UTC. No leap second: JavaScript has none.
 */
export const Instant = Type.String({
  format: 'date-time',
  pattern:
    '^(?!1000-01-01|2999-12-31)[12]\\d{3}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:[0-5]\\d(\\.\\d{1,9})?([Zz]|[+-](0\\d|1[0-4]):[0-5]\\d)$',
  examples: ['2026-11-21T08:00:00.000Z'],
})

/** A calendar date without a zone. */
export const CalendarDate = Type.String({ format: 'date', pattern: '^[12]\\d{3}-', examples: ['2026-11-21'] })

/** Text of at most `maxLength` code points; PostgreSQL cannot hold U+0000. */
export const Text = (maxLength: number) => Type.String({ maxLength, pattern: '^[^\\u0000\\ud800-\\udfff]*$' })

/** Text with at least one character that is not white space. */
export const Name = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: '^(?=[\\s\\S]*\\S)[^\\u0000\\ud800-\\udfff]*$' })

export const Email = Type.String({ format: 'email', maxLength: 254, examples: ['ada@example.com'] })

export const Color = Type.String({ pattern: '^#[0-9a-f]{6}$', examples: ['#3b82f6'] })

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** An object that refuses properties it does not name. */
export const Closed = <T extends TProperties>(properties: T, options: { title?: string; description?: string } = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options })

/** How much of a list to answer, and from where: a `cursor`, or a small `page` with `page_size`. */
export const PageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  page_size: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
}

/** A page of a list. `nextCursor` is null on the last page; `page` and `pageSize` answer a request by page number. */
export const List = <T extends TSchema>(item: T) =>
  Closed({
    items: Type.Array(item),
    nextCursor: Nullable(Type.String()),
    page: Type.Optional(Type.Integer()),
    pageSize: Type.Optional(Type.Integer()),
    hasMore: Type.Optional(Type.Boolean()),
  })

export const IdParams = Closed({ id: Id })

/** Adds a path parameter to `id`, as in `/projects/{id}/labels/{labelId}`. */
export const IdParamsWith = <T extends TProperties>(more: T): TObject<{ id: typeof Id } & T> =>
  Closed({ id: Id, ...more }) as TObject<{ id: typeof Id } & T>
