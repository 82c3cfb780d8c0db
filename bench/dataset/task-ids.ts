/**
 * Ids of generated tasks follow from a moment and a number, so that load generators name a random task without
 * looking one up: a UUIDv7 of the moment, a kind (three hexadecimal digits), and the number as its random part.
 */
export const ordinaryKind = '000'
export const boardKind = '001'

// 0x100000000000000: makes every number fifteen digits long.
const numberBase = 72_057_594_037_927_936n

/** SQL: text of the id; `milliseconds` and `number` are bigint expressions. */
export const taskIdSql = (milliseconds: string, kind: string, number: string): string =>
  `'0' || to_hex(${milliseconds}) || '7${kind}8' || to_hex(${numberBase} + ${number})`

export function taskId(milliseconds: number, kind: string, number: number): string {
  const time = milliseconds.toString(16).padStart(12, '0')
  const tail = (numberBase + BigInt(number)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${kind}-8${tail.slice(0, 3)}-${tail.slice(3)}`
}
