import { preact } from '@preact/preset-vite';
import { defineConfig } from 'wxt';

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  modules: ['@wxt-dev/webextension-polyfill'],
  experimental: { escapeUnicode: true },
  vite: () => ({
    plugins: [preact()],
    build: { cssTarget: ['chrome123', 'firefox128'] },
  }),
});
