/** Nobody's row: where no user is found for an actor with this id, the actor was Millrace itself. */
export const systemUserId = '00000000-0000-7000-8000-000000000000'
