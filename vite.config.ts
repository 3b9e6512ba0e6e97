import { defineConfig } from 'vite';
import { editorConfig } from './src/editor/editor-config.ts';

// `npx vite` opens the Motion Canvas editor, as `npm start` does. Renders build their own page: see
// src/render/bundle/build-page.ts.
export default defineConfig(() => editorConfig());
