// On every page: HTMX, the quick exit, shortcuts, theme, flashes. The pages work without it.
import htmx from "htmx.org";
import { watchEscape } from "./lib/exit";
import { keepFocus } from "./lib/focus";
import { listenForKeys, offerShortcuts } from "./lib/keys";
import { dismissFlashes, openDialogs, switchTheme, tellBusy, tellFiles, tellGone } from "./lib/page";

document.documentElement.classList.add("script");
(window as unknown as { htmx: typeof htmx }).htmx = htmx;
watchEscape();
listenForKeys();
const ready = (): void => {
  offerShortcuts();
  openDialogs();
  switchTheme();
  dismissFlashes();
  keepFocus();
  tellBusy();
  tellFiles();
  tellGone();
};
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
else ready();
