// After HTMX has changed a part of the page, the keyboard stays where it was: on the same element, or on the part itself.
export function keepFocus(): void {
  let id = "";
  let inside = false;
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    const held = document.activeElement;
    inside = held !== document.body && (event.target as HTMLElement).contains(held);
    id = held?.id || held?.closest("[id]")?.id || "";
  });
  document.body.addEventListener("htmx:afterSettle", (event) => {
    if (!inside) return; // what changes by itself, such as a progress bar, takes nobody's place away
    if (document.activeElement && document.activeElement !== document.body) return;
    const wanted = (event.target as HTMLElement).querySelector<HTMLElement>("[autofocus], [data-focus]")
      ?? document.getElementById(id) ?? (event.target as HTMLElement);
    if (wanted.tabIndex < 0 && !wanted.hasAttribute("tabindex")) wanted.setAttribute("tabindex", "-1");
    wanted.focus({ preventScroll: true });
  });
}
