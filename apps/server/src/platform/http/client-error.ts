import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { AppError } from '../errors/app-error.ts'
import { toProblem } from './problem.ts'

/** Answers what could not be read as a request, so that no route ever sees it, and ends the connection. */
export function answerClientError(err: NodeJS.ErrnoException, socket: Socket): void {
  if (socket.writable && err.code !== 'ECONNRESET') socket.write(answerTo(err.code))
  socket.destroySoon()
}

function answerTo(code: string | undefined): string {
  const requestId = randomUUID()
  const problem = toProblem(errorOf(code), requestId)
  const body = JSON.stringify(problem)
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
    'x-content-type-options: nosniff',
    'connection: close',
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}

function errorOf(code: string | undefined): AppError {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new AppError('headers-too-large', { detail: 'Address and headers together may have 16 KiB.' })
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new AppError('request-timeout', { detail: 'The whole request must arrive within 30 seconds.' })
  }
  return new AppError('malformed-request', { detail: 'What was sent is not an HTTP request.' })
}
