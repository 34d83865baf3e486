// Runs a wasm program in this module worker. Filled in and named by `cargo xtask build`.
import init from "./%engine_script%";

// What is said to the worker while its program is still being compiled waits until it can listen.
const waiting = [];
const hold = (event) => {
  event.stopImmediatePropagation();
  waiting.push(event);
};
self.addEventListener("message", hold);

try {
  await init({ module_or_path: new URL("./%engine_wasm%", import.meta.url) });
  self.removeEventListener("message", hold);
  for (const { data, ports } of waiting) {
    self.dispatchEvent(new MessageEvent("message", { data, ports: [...ports] }));
  }
} catch (reason) {
  // Reported, so that whoever started this worker sees an `error` event and not just silence.
  self.reportError(reason);
}
