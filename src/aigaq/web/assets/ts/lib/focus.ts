// After HTMX has changed a part of the page, the keyboard stays where it was: on the same element, or on the part itself.
export function keepFocus(): void {
  let id = "";
  document.body.addEventListener("htmx:beforeSwap", () => {
    const held = document.activeElement;
    id = held?.id || held?.closest("[id]")?.id || "";
  });
  document.body.addEventListener("htmx:afterSettle", (event) => {
    if (document.activeElement && document.activeElement !== document.body) return;
    const wanted = (event.target as HTMLElement).querySelector<HTMLElement>("[autofocus], [data-focus]")
      ?? document.getElementById(id) ?? (event.target as HTMLElement);
    if (wanted.tabIndex < 0 && !wanted.hasAttribute("tabindex")) wanted.setAttribute("tabindex", "-1");
    wanted.focus({ preventScroll: true });
  });
}
