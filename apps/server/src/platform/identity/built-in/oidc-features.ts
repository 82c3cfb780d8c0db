import type { Configuration } from 'oidc-provider'
import type { ConfigurationOptions } from './oidc-configuration.ts'
import { signedOutPage, signOutPage } from './pages/messages.ts'
import { apiResource, resourceServerOf } from './resource-server.ts'
import { assertKnownAcr } from './step-up-request.ts'

type Options = Pick<ConfigurationOptions, 'issuer' | 'audience' | 'publicUrl'>

/** The parts of the protocol that are on; what is not named is as the library has it. */
export function oidcFeatures(options: Options): NonNullable<Configuration['features']> {
  const { pathname } = new URL(options.issuer)
  const off = { enabled: false }
  return {
    devInteractions: off,
    dPoP: off,
    pushedAuthorizationRequests: off,
    userinfo: off,
    backchannelLogout: { enabled: true },
    clientCredentials: { enabled: true },
    claimsParameter: { enabled: true, assertClaimsParameter: (_ctx, claims) => assertKnownAcr(claims) },
    revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = signOutPage(pathname, form)
      },
      postLogoutSuccessSource: (ctx) => {
        ctx.type = 'html'
        ctx.body = signedOutPage(pathname)
      },
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: (_ctx, _client, oneOf) => oneOf ?? apiResource,
      useGrantedResource: () => true,
      getResourceServerInfo: (ctx, resource, client) => resourceServerOf(ctx, resource, client, options),
    },
  }
}
