/** What a route answers: a status, a body as text or as something to serialize, and headers. */
export interface Answer {
  readonly status: number
  readonly body?: string | object
  readonly headers?: Readonly<Record<string, string>>
}

interface Versioned {
  readonly version: number
}

/** Strong entity tag of a version; `view` tells apart what different readers see of it (RFC 9110, 8.8.3). */
export const entityTag = (version: number, view = ''): string => `"${version}${view}"`

export const ok = (body: string | object, headers?: Record<string, string>): Answer => ({
  status: 200,
  body,
  ...(headers && { headers }),
})

/** 200 with the object and its entity tag. */
export const okVersioned = (body: Versioned): Answer => ok(body, { etag: entityTag(body.version) })

/** 201 with the object, where it is found, and its entity tag when it has a version. */
export const created = (location: string, body: object & Partial<Versioned>): Answer => ({
  status: 201,
  body,
  headers: { location, ...(body.version !== undefined && { etag: entityTag(body.version) }) },
})

export const noContent = (): Answer => ({ status: 204 })
