import { Provider } from 'oidc-provider/lib/provider.js'
import { compareHashedSecrets } from './hashed-secrets.ts'
import type { ConfigurationOptions } from './oidc-configuration.ts'
import { oidcConfiguration } from './oidc-configuration.ts'
import type { ProviderOptions } from './provider-parts.ts'
import type { KeySet, SigningKeys } from './signing-keys.ts'

interface Options extends Omit<ConfigurationOptions, 'keys'>, Pick<ProviderOptions, 'log'> {
  readonly signingKeys: SigningKeys
}

/**
 * Gives the library's provider with the keys of the moment. It takes keys only when it is made, which takes 8 ms, and
 * all its state is in the database: so with new keys another one takes over.
 */
export function openProtocol({ signingKeys, ...options }: Options): () => Promise<Provider> {
  let made: { readonly keys: KeySet; readonly provider: Provider } | undefined
  return async () => {
    const keys = await signingKeys.current()
    if (made?.keys !== keys) made = { keys, provider: makeProvider(options, keys) }
    return made.provider
  }
}

function makeProvider({ log, ...options }: Omit<Options, 'signingKeys'>, { signing }: KeySet): Provider {
  const provider = new Provider(options.issuer, oidcConfiguration({ ...options, keys: signing }))
  believeIssuer(provider)
  compareHashedSecrets(provider)
  provider.onerror = (err) => log.warn({ err }, 'A request to the OpenID provider broke off')
  provider.on('server_error', (_ctx, err) => log.error({ err }, 'The OpenID provider failed'))
  provider.on('authorization.error', (_ctx, err) => log.debug({ err }, 'An authorization request was refused'))
  provider.on('grant.error', (_ctx, err) => log.debug({ err }, 'A token request was refused'))
  provider.on('backchannel.error', (_ctx, err) => log.warn({ err }, 'A client could not be told of a sign-out'))
  return provider
}

/** Addresses and secure cookies follow the issuer, not the `Host` of a request or how a proxy reaches us. */
function believeIssuer(provider: Provider): void {
  const { protocol, host } = new URL(provider.issuer)
  Object.defineProperties(provider.request, {
    protocol: { get: () => protocol.slice(0, -1) },
    host: { get: () => host },
  })
}
