// Starts the interface and keeps one promise: whatever goes wrong is shown in the page, never a blank window.
import init from './ui.js';

const root = document.documentElement;
try {
  // Before the first paint, so that a dark desk does not flash white. The interface owns these keys (src/prefs.rs).
  for (const name of ['theme', 'density']) {
    const value = localStorage.getItem('kontor.' + name);
    if (value) root.dataset[name] = value;
  }
} catch {
  // Storage may be refused; the defaults are fine.
}

let shown = false;
function show(reason) {
  if (shown) return;
  shown = true;
  const message = globalThis.kontorPanic || (reason && reason.message ? reason.message : String(reason));
  const box = document.createElement('main');
  box.className = 'boot-error';
  box.setAttribute('role', 'alert');
  const title = document.createElement('h1');
  title.textContent = 'Kontor stopped unexpectedly';
  const hint = document.createElement('p');
  hint.textContent = 'Nothing that was saved is lost. Reload the window to go on; if it happens again, report the text below.';
  const text = document.createElement('pre');
  text.textContent = reason && reason.stack ? message + '\n' + reason.stack : message;
  const again = document.createElement('button');
  again.type = 'button';
  again.className = 'button';
  again.textContent = 'Reload';
  again.addEventListener('click', () => location.reload());
  box.append(title, hint, text, again);
  document.body.append(box);
  again.focus();
}

addEventListener('error', (event) => {
  if (event.error) show(event.error);
});
addEventListener('unhandledrejection', (event) => show(event.reason));

try {
  // A bare init() looks beside the page, not beside this module: name the file.
  await init({ module_or_path: new URL('./ui_bg.wasm', import.meta.url) });
} catch (reason) {
  show(reason);
}
