// Opens the bench page in Chromium and prints what it reports, a JSON text a line; exits 1 when it breaks off.
// `cargo xtask bench` calls it. Usage: node bench.mjs FOLDER PORT [FILTER]
import { chromium } from "@playwright/test";
import { serve } from "./server.mjs";

/** Minutes after which a bench that says nothing is taken for broken. */
const PATIENCE = 15;

const [folder, port, filter = ""] = process.argv.slice(2);
const server = await serve(folder, Number(port));
const browser = await chromium.launch({
  executablePath: process.env.THROUGHLINE_CHROMIUM ?? "/usr/bin/chromium",
  args: (process.env.THROUGHLINE_CHROMIUM_FLAGS ?? "--disable-gpu").split(" "),
});

/** Resolves to whether the bench came to its end. */
async function run(page) {
  let finish;
  const finished = new Promise((resolve) => (finish = resolve));
  let patience;
  const wait = () => {
    clearTimeout(patience);
    patience = setTimeout(() => {
      console.error(`nothing reported for ${PATIENCE} minutes`);
      finish(false);
    }, PATIENCE * 60_000);
  };
  await page.exposeFunction("throughlineReport", (line) => {
    wait();
    const said = JSON.parse(line);
    if (said.done) finish(true);
    else if (said.error) {
      console.error(said.error);
      finish(false);
    } else console.log(line);
  });
  page.on("pageerror", (error) => {
    console.error(error.message);
    finish(false);
  });
  page.on("console", (message) => console.error(message.text()));
  wait();
  await page.goto(`http://localhost:${port}/?filter=${encodeURIComponent(filter)}`);
  const content = await finished;
  clearTimeout(patience);
  return content;
}

try {
  process.exitCode = (await run(await browser.newPage())) ? 0 : 1;
} finally {
  await browser.close();
  server.close();
}
