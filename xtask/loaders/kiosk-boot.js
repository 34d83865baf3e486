// Starts the kiosk, keeps it awake, and begins again when it breaks: nobody stands beside it to press a button.
// Filled in and named by `cargo xtask build`.
const AGAIN_AFTER = 15_000;
const opening = document.getElementById("opening");
const again = () => setTimeout(() => location.reload(), AGAIN_AFTER);
const broken = (reason) => {
  if (reason instanceof WebAssembly.RuntimeError) again();
};
addEventListener("error", ({ error }) => broken(error));
addEventListener("unhandledrejection", ({ reason }) => broken(reason));

// A preview in the staff's program installs nothing and lets the screen sleep.
const alone = window.parent === window;

// Not there without https; then the page needs the network, and the screen may sleep.
if (alone) navigator.serviceWorker?.register("./worker.js", { scope: "./" }).catch(() => {});
const stayAwake = () => {
  if (alone && document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => {});
};
document.addEventListener("visibilitychange", stayAwake);
stayAwake();

try {
  const { default: init } = await import("./%kiosk_script%");
  await init({ module_or_path: new URL("./%kiosk_wasm%", import.meta.url) });
  opening?.remove();
} catch (reason) {
  document.getElementById("opening-progress")?.setAttribute("hidden", "");
  document.getElementById("opening-failed")?.removeAttribute("hidden");
  again();
  throw reason;
}
