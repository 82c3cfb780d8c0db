import { EventMessage } from '@millrace/contract'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { workDataSchema } from '../../platform/events/add-work.ts'
import type { Work } from '../../platform/events/consumer.ts'
import { Unprocessable } from '../../platform/events/consumer.ts'
import type { DomainEvent } from '../../platform/events/event.ts'

const WorkMessage = Type.Object({
  specversion: Type.Literal('1.0'),
  id: Type.String({ format: 'uuid' }),
  type: Type.String(),
  dataschema: Type.Literal(workDataSchema),
  data: Type.Record(Type.String(), Type.Unknown()),
  requestid: Type.Optional(Type.String({ maxLength: 200 })),
  traceparent: Type.Optional(Type.String({ maxLength: 200 })),
})

const eventCheck = Compile(EventMessage)
const workCheck = Compile(WorkMessage)

/** The event in a message. Throws `Unprocessable` for what is not one of a form that this version understands. */
export function parseEvent(body: Buffer): DomainEvent {
  const { subject, ...message } = parse(body, eventCheck)
  const [subjectType = '', subjectId = ''] = subject.split('/')
  return {
    id: message.id,
    type: message.type,
    ...{ subjectType, subjectId },
    subjectVersion: message.subjectversion,
    projectId: message.projectid ?? null,
    actorId: message.actorid,
    at: new Date(message.time),
    data: message.data,
    position: message.position,
    origin: { requestId: message.requestid, traceparent: message.traceparent },
  }
}

/** The same for a piece of work. */
export function parseWork(body: Buffer): Work {
  const { id, type, data, requestid, traceparent } = parse(body, workCheck)
  return { id, type, data, origin: { requestId: requestid, traceparent } }
}

interface Check<Value> {
  Check(value: unknown): value is Value
  Errors(value: unknown): readonly { readonly instancePath: string; readonly message: string }[]
}

function parse<Value>(body: Buffer, check: Check<Value>): Value {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch (err) {
    throw new Unprocessable(`The message is not JSON: ${(err as Error).message}`, { cause: err })
  }
  if (check.Check(value)) return value
  const [first] = check.Errors(value)
  throw new Unprocessable(
    `The message is not of a form that this version understands: ${first?.instancePath || 'it'} ${first?.message}`,
  )
}
