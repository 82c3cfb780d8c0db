import { InvalidRequest } from 'oidc-provider/lib/helpers/errors.js'
import { secondFactorAcr } from '../step-up.ts'

/** A password alone. */
export const passwordAcr = 'pwd'
/** The classes that the provider knows, weakest first. */
export const acrValues = [passwordAcr, secondFactorAcr]

/** The part of an authorization request that says how strong a sign-in has to be. */
interface AcrRequest {
  readonly acr_values?: unknown
  readonly claims?: unknown
}

/**
 * Whether a sign-in with a password alone is not enough: of the classes that are asked for and known, the weakest
 * decides, as at Keycloak.
 */
export const demandsSecondFactor = ({ acr_values: values, claims }: AcrRequest): boolean =>
  [typeof values === 'string' ? values.split(' ') : [], acrOfClaims(claims).values].some(
    (asked) => asked.includes(secondFactorAcr) && !asked.includes(passwordAcr),
  )

/** Refuses a request for a class that no sign-in here can have (OpenID Connect Core, section 5.5.1.1). */
export function assertKnownAcr(claims: unknown): void {
  const { isEssential, values } = acrOfClaims(claims)
  if (isEssential && values.length > 0 && !values.some((value) => acrValues.includes(value))) {
    throw new InvalidRequest('none of the essential acr values is supported')
  }
}

function acrOfClaims(claims: unknown): { readonly isEssential: boolean; readonly values: readonly string[] } {
  const { acr } = parsed(claims)?.id_token ?? {}
  return { isEssential: acr?.essential === true, values: [acr?.value, acr?.values].flat().filter(isText) }
}

interface ClaimsRequest {
  readonly id_token?: {
    readonly acr?: { readonly essential?: unknown; readonly value?: unknown; readonly values?: unknown } | null
  } | null
}

/** The provider has parsed it once and refused what is no JSON; in its hooks it is an object, elsewhere a text. */
const parsed = (claims: unknown): ClaimsRequest | null =>
  typeof claims === 'string' ? JSON.parse(claims) : ((claims ?? null) as ClaimsRequest | null)

const isText = (value: unknown): value is string => typeof value === 'string'
