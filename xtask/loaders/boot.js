// Starts the app. Filled in and named by `cargo xtask build`.
const opening = document.getElementById("opening");
try {
  const { default: init } = await import("./%app_script%");
  await init({ module_or_path: new URL("./%app_wasm%", import.meta.url) });
  opening?.remove();
} catch (reason) {
  // The page says what happened in both languages: nothing of ours that could translate it is running.
  document.getElementById("opening-progress")?.setAttribute("hidden", "");
  document.getElementById("opening-failed")?.removeAttribute("hidden");
  throw reason;
}
