import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './theme/theme.css'
import './theme/density.ts'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { reloadForMissingFiles } from './app/missing-files.ts'
import { router } from './app/router.tsx'
import { startTexts } from './i18n/i18n.ts'
import { watchPerson } from './shared/api/page-person.ts'
import { queryClient } from './shared/api/query-client.ts'
import { theme } from './theme/theme.ts'

reloadForMissingFiles()
watchPerson()
await startTexts()
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      {/* Its variables and classes come from theme.css: a style element would be refused by the policy. */}
      <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
        <RouterProvider router={router} />
      </MantineProvider>
    </QueryClientProvider>
  </StrictMode>,
)
