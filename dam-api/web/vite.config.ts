import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** `npm run dev` speaks to a server on this machine. */
const server = process.env.REPRISE_URL ?? "http://localhost:8080";

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2022",
    // The policy allows nothing inline, and the module preload polyfill is of no use to browsers that know modules.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    // What the first page needs is one file: cut into many, its words and code are compressed each for themselves.
    rolldownOptions: { output: { codeSplitting: { minSize: 0, groups: [{ name: "first", tags: ["$initial"] }] } } },
  },
  server: { proxy: { "/api": server } },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
