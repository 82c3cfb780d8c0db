import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { errorCatalogue, Problem } from '@millrace/contract'
import type { LightMyRequestResponse } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Route } from '../../src/platform/http/route.ts'

/** An answer as the checks see it; `body` is decompressed. */
export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
  readonly milliseconds: number
}

const slowestMilliseconds = 2000
const problem = Compile(Problem)
const validators = new Map<TSchema, ReturnType<typeof Compile>>()

/** The validator of a schema, compiled once: compiled code is never freed. */
export function validatorOf(schema: TSchema): ReturnType<typeof Compile> {
  const validator = validators.get(schema) ?? Compile(schema)
  validators.set(schema, validator)
  return validator
}

// Words of our inside: a stack, a path of the source, SQL, the database's own messages.
const inside =
  /\bat \S+ \(|\.[jt]s:\d+|node_modules|\/apps\/server|\bpg_|violates|\brelation "|\bcolumn "|\bsyntax error|invalid input syntax|out of range for type|PostgreSQL|select .{1,40} from |insert into |cannot read propert|is not a function|is not iterable|undefined/i

/** Everything that is wrong with an answer; empty when nothing is. `route` is null when another method was called. */
export function faultsOf(route: Route | null, answer: Answered, mustBeRefused: boolean): string[] {
  const { status, headers, milliseconds } = answer
  const faults = status >= 400 ? problemFaults(answer) : successFaults(route, answer)
  if (status >= 500) faults.push(`a ${status}`)
  if (status < 400 && mustBeRefused) faults.push('accepted, although its body does not fit the schema')
  if (milliseconds > slowestMilliseconds) faults.push(`answered after ${Math.round(milliseconds)} ms`)
  if (typeof headers['x-request-id'] !== 'string') faults.push('no X-Request-Id')
  return faults
}

function problemFaults({ status, headers, body }: Answered): string[] {
  const isProblem = String(headers['content-type']).startsWith('application/problem+json')
  if (!isProblem) return [`an error of the type ${headers['content-type']}`]
  // An answer to HEAD has none.
  if (body === '') return []
  const value = JSON.parse(body) as Problem
  const faults = inside.test(body) ? ['an error that tells of the inside'] : []
  if (!problem.Check(value)) return [...faults, 'an error that is no problem of the contract']
  if (value.status !== status) faults.push(`an error that says ${value.status} under ${status}`)
  if (errorCatalogue[value.code].status !== status) faults.push(`the code ${value.code} under ${status}`)
  if (value.requestId !== headers['x-request-id']) faults.push('another requestId than in X-Request-Id')
  return faults
}

function successFaults(route: Route | null, { status, body }: Answered): string[] {
  if (status === 304 || !route) return []
  const expected = route.schema.answer[status]
  if (expected === undefined) return [`a ${status}, which the route does not name`]
  if (expected === null || body === '') return body === '' ? [] : ['a body where the route names none']
  const validator = validatorOf(expected)
  const value: unknown = JSON.parse(body)
  if (validator.Check(value)) return []
  const errors = validator.Errors(value).map(({ instancePath, message }) => `${instancePath} ${message}`)
  return [`a body that does not fit the route's schema: ${errors.slice(0, 5).join('; ')}`]
}

/** The answer of an injected request. */
export function answeredBy(answer: LightMyRequestResponse, milliseconds: number): Answered {
  const decode = { gzip: gunzipSync, br: brotliDecompressSync }[String(answer.headers['content-encoding'])]
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: decode && answer.rawPayload.length > 0 ? decode(answer.rawPayload).toString() : answer.body,
    milliseconds,
  }
}
