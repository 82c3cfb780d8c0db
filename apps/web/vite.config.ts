import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.MILLRACE_URL ?? 'http://127.0.0.1:7700'

/** The page is served by Vite and everything else by the server, whose PUBLIC_URL is the address of Vite here. */
const toServer = { target: server }

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: 'es2023',
    manifest: true,
    // The server's policy takes no data: scripts or fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    host: '127.0.0.1',
    port: 7710,
    strictPort: true,
    proxy: { '/v1': toServer, '/auth': toServer, '/oidc': toServer, '/account': toServer },
  },
})
