import type { EventMessage, EventType } from '@millrace/contract'

/** Where something can be traced back to: the request that caused it and its W3C trace parent. */
export interface Origin {
  readonly requestId?: string | undefined
  readonly traceparent?: string | undefined
}

/** An event as consumers get it. */
export interface DomainEvent {
  readonly id: string
  readonly type: EventType
  readonly subjectType: string
  readonly subjectId: string
  /** The version that the subject has since; an older one than is known is old news. */
  readonly subjectVersion: number
  readonly projectId: string | null
  readonly actorId: string
  readonly at: Date
  readonly data: EventMessage['data']
  /** Its place in the feed. */
  readonly position: number
  readonly origin: Origin
}
