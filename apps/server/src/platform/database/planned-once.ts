/** Settings of a connection whose few statements are planned once, whatever the planner knows of their tables then. */
export const plannedOnce = [
  // Else PostgreSQL may plan each look-up of events anew, over all their months, which costs more than the look-up.
  'plan_cache_mode=force_generic_plan',
  // A plan that is made while a table is empty reads it whole, and is kept when it has grown: a new month, for example.
  'enable_seqscan=off',
  // What must be read whole all the same counts as so dear then that PostgreSQL would compile it.
  'jit=off',
]
