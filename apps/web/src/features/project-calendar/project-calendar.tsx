import { PlaceHeader } from '../../shared/layout/place-header.tsx'

/** The tasks of a project by the day on which they are due. */
export function ProjectCalendar() {
  return <PlaceHeader title="ProjectCalendar" />
}
