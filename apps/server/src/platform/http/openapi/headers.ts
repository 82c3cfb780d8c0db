const text = { type: 'string' } as const

const header = (description: string, example: string) => ({ description, schema: text, example })

/** The headers of answers, by name. */
export const answerHeaders = {
  ETag: header('The version of the object, for `If-Match` and `If-None-Match`.', '"12"'),
  Location: header('Where the created object, or the job, is found.', '/v1/tasks/019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e'),
  RateLimit: header(
    'What is left of the budget: requests (`r`) and seconds until it has room again (`t`).',
    '"default";r=1199;t=42',
  ),
  'RateLimit-Policy': header('The budget: requests (`q`) within seconds (`w`).', '"default";q=1200;w=60'),
  'Retry-After': header('Seconds to wait before trying again.', '2'),
  'WWW-Authenticate': header('How to be known (RFC 6750).', 'Bearer'),
  'X-Request-Id': header(
    'Names the request in logs and events; yours when you sent one.',
    '0d9c8f5e-4b0a-4f0e-9d57-1f1c5b6a7e21',
  ),
} as const

const requestHeader = (name: string, description: string, schema: object, example: string) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema,
  example,
})

/** The headers that requests may carry, as parameters by component name. */
export const requestHeaders = {
  IdempotencyKey: requestHeader(
    'Idempotency-Key',
    'Makes a repeated request the same request: within 72 hours it gets the first one’s answer. Printable ASCII.',
    { ...text, minLength: 1, maxLength: 255 },
    '8e03978e-40d5-43dd-bc93-6894a57f9324',
  ),
  IfMatch: requestHeader(
    'If-Match',
    'Changes the object only when it is still at this version; otherwise 412.',
    text,
    '"12"',
  ),
  IfNoneMatch: requestHeader('If-None-Match', 'Answers 304 when the object is still at this version.', text, '"12"'),
} as const
