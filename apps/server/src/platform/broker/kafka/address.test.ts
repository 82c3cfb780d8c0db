import { expect, test } from 'vitest'
import { readKafkaAddress } from './address.ts'

test('several hosts, with the usual port where none is named', () => {
  expect(readKafkaAddress('kafka://one:1234,two')).toEqual({ bootstrapBrokers: ['one:1234', 'two:9092'] })
})

test('a user signs in, and ssl encrypts', () => {
  expect(readKafkaAddress('kafka://ada:p%40ss@one:9093?ssl=true')).toEqual({
    bootstrapBrokers: ['one:9093'],
    sasl: { mechanism: 'PLAIN', username: 'ada', password: 'p@ss' },
    tls: {},
  })
})

test.each(['kafka://', 'amqp://one', 'kafka://ada:secret@', 'kafka:one'])(
  '%s is refused without being repeated',
  (url) => {
    expect(() => readKafkaAddress(url)).toThrow('The address of Kafka is not kafka://[user:password@]host:port')
    expect(() => readKafkaAddress(url)).not.toThrow('secret')
  },
)
