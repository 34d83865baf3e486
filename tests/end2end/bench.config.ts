// What `cargo xtask bench` measures in the app itself: the longest task of the main thread, in a school of thousands.
import { defineConfig } from "@playwright/test";
import stories from "./playwright.config";

export default defineConfig({
  ...stories,
  testDir: "bench",
  testMatch: "*.bench.ts",
  reporter: "line",
  timeout: 600_000,
  use: { ...stories.use, screenshot: "off", trace: "off" },
});
