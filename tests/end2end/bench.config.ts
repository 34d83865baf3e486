// What `cargo xtask bench` measures in the app itself: the longest task of the main thread, in a school of thousands.
import { defineConfig } from "@playwright/test";
import stories from "./playwright.config";

export default defineConfig({
  ...stories,
  testDir: "bench",
  testMatch: "*.bench.ts",
  reporter: "line",
  // Alone, so that nothing else is measured.
  workers: 1,
  timeout: 600_000,
  use: { ...stories.use, screenshot: "off", trace: "off" },
});
