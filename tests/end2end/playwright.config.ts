// How the stories run: one real Chromium, the built app from a plain static server, under a sub-path.
// `cargo xtask test end2end` builds first and sets the THROUGHLINE_ variables; by hand, `npx playwright test` runs on
// what stands in dist/.
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { defineConfig, devices } from "@playwright/test";

const port = process.env.THROUGHLINE_PORT ?? "4173";
const dist = process.env.THROUGHLINE_DIST ?? resolve("../../dist");
const results = process.env.THROUGHLINE_RESULTS ?? join(tmpdir(), "throughline-end2end");

export default defineConfig({
  testDir: "stories",
  outputDir: join(results, "output"),
  reporter: [["list"], ["json", { outputFile: join(results, "report.json") }]],
  // Much of a story is waiting: for keys, for the disk, for a pause that locks. Two at a time take little longer than one.
  workers: 2,
  fullyParallel: true,
  // Stories derive real keys and may share the machine with a compiler.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  retries: 0,
  metadata: { results },
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1366, height: 768 },
    baseURL: `http://localhost:${port}/some/school/`,
    locale: "en-US",
    actionTimeout: 60_000,
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.THROUGHLINE_CHROMIUM ?? "/usr/bin/chromium",
      args: (process.env.THROUGHLINE_CHROMIUM_FLAGS ?? "--disable-gpu").split(" "),
    },
  },
  webServer: {
    command: `${JSON.stringify(process.execPath)} server.mjs ${JSON.stringify(dist)} ${port}`,
    url: `http://localhost:${port}/some/school/`,
    reuseExistingServer: false,
  },
});
