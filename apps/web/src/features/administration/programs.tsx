import { PlaceHeader } from '../../shared/layout/place-header.tsx'

/** Programs. */
export function Programs() {
  return <PlaceHeader title="Programs" />
}
