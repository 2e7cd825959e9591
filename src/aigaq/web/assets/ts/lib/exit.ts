// Escape twice within a second: the vault is locked, and a harmless page takes this one's place in the history.
const WITHIN_MS = 700;

export function watchEscape(): void {
  let last = -Infinity;
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    if (event.timeStamp - last < WITHIN_MS) leave();
    last = event.timeStamp;
  }, { capture: true });
}

export function leave(): void {
  const body = document.body;
  const rest = body.dataset["rest"];
  if (!rest) return;
  const token = document.querySelector<HTMLInputElement>("form[action='/lock'] input[name='_csrf']")?.value ?? "";
  body.hidden = true;
  document.title = "";
  navigator.sendBeacon(body.dataset["lock"] ?? "/lock", new URLSearchParams({ _csrf: token }));
  location.replace(rest);
}
