import { PlaceHeader } from '../../shared/layout/place-header.tsx'

/** People. */
export function People() {
  return <PlaceHeader title="People" />
}
