// Runs the bench program in a worker and hands on what it reports. Filled in and named by `cargo xtask bench`.
//
// The worker's name is the filter (empty: everything). It posts one JSON text a figure,
// {"name": …, "ratio": …, "bound": …, …}, or {"note": …} for people, and {"done": true} at the end.
const filter = new URLSearchParams(location.search).get("filter") ?? "";
const longest = { name: "main-thread-longest-task", ratio: 0, bound: 1 };

// A task of 100 ms on the main thread is the most that a person may have to wait for: ratio 1.
new PerformanceObserver((tasks) => {
  for (const task of tasks.getEntries()) {
    longest.ratio = Math.max(longest.ratio, task.duration / 100);
  }
}).observe({ type: "longtask" });

const report = (line) => globalThis.throughlineReport(line);
const worker = new Worker("./%bench_worker%", { type: "module", name: filter });
worker.addEventListener("message", ({ data }) => {
  if (typeof data !== "string") return;
  if (JSON.parse(data).done) report(JSON.stringify(longest));
  report(data);
});
worker.addEventListener("error", (event) => {
  report(JSON.stringify({ error: event.message || "the bench worker failed" }));
});
