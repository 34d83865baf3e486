// Starts the bare page. Filled in and named by `cargo xtask bench`.
import init from "./%bare_script%";
await init({ module_or_path: new URL("./%bare_wasm%", import.meta.url) });
