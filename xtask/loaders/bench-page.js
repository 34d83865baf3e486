// Runs the bench program in a worker and hands on what it reports. Filled in and named by `cargo xtask bench`.
//
// The worker's name is the filter (empty: everything). It posts one JSON text a figure,
// {"name": …, "ratio": …, "bound": …, …}, or {"note": …} for people, and {"done": true} at the end.
const filter = new URLSearchParams(location.search).get("filter") ?? "";

const report = (line) => globalThis.throughlineReport(line);
const worker = new Worker("./%bench_worker%", { type: "module", name: filter });
worker.addEventListener("message", ({ data }) => {
  // What the engine says to the app comes here too, as bytes.
  if (typeof data === "string") report(data);
});
worker.addEventListener("error", (event) => {
  report(JSON.stringify({ error: event.message || "the bench worker failed" }));
});
