import type { BaseOptions } from '@platformatic/kafka'

const form = /^kafka:\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^@/?]+)\/?(?:\?(.*))?$/
const defaultPort = 9092

/**
 * What `kafka://[user:password@]host:port[,host:port][?ssl=true]` says about the connection. The class URL knows no
 * address of several hosts. With a user the connection signs in by SASL/PLAIN.
 */
export function readKafkaAddress(url: string): Pick<BaseOptions, 'bootstrapBrokers' | 'sasl' | 'tls'> {
  const [matched, user, password = '', hosts = '', query] = form.exec(url) ?? []
  // Not with the address itself, which may hold a password.
  if (matched === undefined)
    throw new Error('The address of Kafka is not kafka://[user:password@]host:port[,host:port]')
  const [username, secret] = [user ?? '', password].map(decodeURIComponent) as [string, string]
  return {
    bootstrapBrokers: hosts.split(',').map(withPort),
    ...(user && { sasl: { mechanism: 'PLAIN', username, password: secret } }),
    ...(new URLSearchParams(query).get('ssl') === 'true' && { tls: {} }),
  }
}

const withPort = (host: string) => (/:\d+$/.test(host) ? host : `${host}:${defaultPort}`)
