/** The style sheet of the provider's pages. */
export const pageStyle = `:root {
  color-scheme: light dark;
  --ground: light-dark(#f4f5f3, #14171a);
  --surface: light-dark(#ffffff, #1c2024);
  --text: light-dark(#1d2320, #e7eae8);
  --quiet: light-dark(#55605a, #a3ada8);
  --line: light-dark(#8a948f, #6d7873);
  --accent: light-dark(#1f6b52, #5fc4a0);
  --on-accent: light-dark(#ffffff, #0c1a15);
  --alert: light-dark(#a02c20, #ff9d8f);
  --alert-ground: light-dark(#fbecea, #35201d);
  --success-ground: light-dark(#e4f2ec, #16302a);
}

*, *::before, *::after { box-sizing: border-box; }

body {
  margin: 0;
  min-height: 100vh;
  min-height: 100dvh;
  display: grid;
  place-items: center;
  padding: 1.5rem;
  background: var(--ground);
  color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif;
}

main {
  width: 100%;
  max-width: 23rem;
  padding: 2rem;
  background: var(--surface);
  border: 1px solid color-mix(in srgb, var(--line) 35%, transparent);
  border-radius: 0.75rem;
}

.brand { margin: 0; color: var(--accent); font-weight: 600; }
h1 { margin: 0.25rem 0 1.25rem; font-size: 1.5rem; line-height: 1.25; }
h2 { margin: 0 0 0.75rem; font-size: 1.125rem; line-height: 1.25; }
section { margin-top: 2rem; padding-top: 1.5rem; border-top: 1px solid color-mix(in srgb, var(--line) 35%, transparent); }
p { margin: 0 0 1rem; }
.quiet, .hint { color: var(--quiet); font-size: 0.875rem; overflow-wrap: anywhere; }
.hint { margin-bottom: 0.375rem; }
.person { color: var(--quiet); overflow-wrap: anywhere; }
.links { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; margin: 1.5rem 0 0; }
a { color: var(--accent); }
.unseen { position: absolute; width: 1px; height: 1px; margin: 0; padding: 0; border: 0; clip-path: inset(50%); }

.alert, .success {
  padding: 0.75rem 1rem;
  border-radius: 0.5rem;
}
.alert { background: var(--alert-ground); color: var(--alert); }
.success { background: var(--success-ground); color: var(--accent); }

.steps { margin: 0 0 1.5rem; padding-left: 1.25rem; }
.steps li { margin-bottom: 1rem; }
.qr { margin: 0.75rem 0; text-align: center; }
.qr svg { width: 12rem; max-width: 100%; height: auto; border-radius: 0.5rem; }
summary { cursor: pointer; color: var(--accent); }
details p { margin: 0.5rem 0 0; }
code { font: 1rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
.codes { display: grid; gap: 0.5rem; margin: 0 0 1rem; padding: 1rem; list-style: none; text-align: center; background: var(--ground); border-radius: 0.5rem; }

label { display: block; margin-bottom: 0.25rem; font-weight: 500; }

input {
  width: 100%;
  margin-bottom: 1rem;
  padding: 0.625rem 0.75rem;
  background: var(--surface);
  color: inherit;
  font: inherit;
  border: 1px solid var(--line);
  border-radius: 0.5rem;
}

button, .button {
  display: block;
  width: 100%;
  margin-top: 0.5rem;
  padding: 0.6875rem 1rem;
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-weight: 600;
  border: 1px solid var(--accent);
  border-radius: 0.5rem;
  text-align: center;
  text-decoration: none;
  cursor: pointer;
}

button.second, .button.second { background: transparent; color: var(--accent); }
button:hover, .button:hover { filter: brightness(1.08); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }

input[aria-invalid="true"] { border-color: var(--alert); }

@media (max-width: 30rem) {
  body { padding: 0.75rem; }
  main { padding: 1.25rem; }
}

@media (forced-colors: active) {
  main, .alert, .success, .codes { border: 1px solid; }
}

@media print {
  body { background: none; }
  .button, button { display: none; }
}
`
