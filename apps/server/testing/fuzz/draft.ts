import type { InjectOptions } from 'fastify'

/** A request on its way from well-formed to malformed: mutations change it in place. */
export interface Draft {
  method: string
  /** The segments of the path as they are sent: encoded, or wrongly so. */
  segments: string[]
  /** Which of the segments are parameters. */
  readonly parameters: readonly number[]
  /** Names and values as they are sent. */
  query: [string, string][]
  body: unknown
  /** What is sent instead of `body`. */
  payload?: string | Buffer
  headers: Record<string, string>
}

const mark = '\uE000'

/** A value that stands in the JSON as this text, for what no JavaScript value is written as: `1e400`, `-0`. */
export const literally = (json: string): string => `${mark}${json}${mark}`

/** The JSON of a body. */
export const toJson = (body: unknown): string =>
  JSON.stringify(body).replaceAll(new RegExp(`"${mark}(.*?)${mark}"`, 'gs'), (_, text: string) =>
    text.replaceAll('\\"', '"'),
  )

/** The request as it is sent. */
export function render(draft: Draft): InjectOptions {
  const payload = draft.payload ?? (draft.body === undefined ? undefined : toJson(draft.body))
  const query = draft.query.map(([name, value]) => `${name}=${value}`).join('&')
  return {
    method: draft.method as NonNullable<InjectOptions['method']>,
    url: `${draft.segments.join('/')}${query && `?${query}`}`,
    headers: {
      ...(payload !== undefined && { 'content-type': 'application/json' }),
      ...draft.headers,
    },
    ...(payload !== undefined && { payload }),
  }
}
