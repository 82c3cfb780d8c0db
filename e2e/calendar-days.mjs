export const dayOf = (page, date) => page.locator(`[data-day="${date}"]`)

export const taskOn = (page, date, title) => dayOf(page, date).getByRole('link', { name: title })
