import { PlaceHeader } from '../../shared/layout/place-header.tsx'

/** Teams. */
export function Teams() {
  return <PlaceHeader title="Teams" />
}
