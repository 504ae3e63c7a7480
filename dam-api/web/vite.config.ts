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
  },
  server: { proxy: { "/api": server } },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
