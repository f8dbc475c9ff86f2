/** How the page is built: each asset under the hash of its content, with a Brotli and a gzip copy beside it. `scripts/build-web.ts` says where to. */

import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './precompress.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), precompress()],
  build: {
    rolldownOptions: { input: ['index.html', 'sign-in.html'].map((name) => resolve(import.meta.dirname, name)) },
    // Of whatever goes into the page.
    license: { fileName: 'LICENSES.md' },
    // The policy of the page lets nothing in but files of the server.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
