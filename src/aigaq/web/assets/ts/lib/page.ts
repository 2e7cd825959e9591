// Dialogs, the theme switch, file pickers, flashes.
export function openDialogs(): void {
  document.addEventListener("click", (event) => {
    const opener = (event.target as Element).closest<HTMLElement>("[data-dialog]");
    const dialog = opener && document.getElementById(opener.dataset["dialog"] ?? "");
    if (dialog instanceof HTMLDialogElement) dialog.showModal();
  });
}

// The theme changes at once; the form still goes to the server, which remembers it.
export function switchTheme(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("[data-theme-switch]")) {
    form.addEventListener("submit", (event) => {
      const button = event.submitter;
      if (!(button instanceof HTMLButtonElement)) return;
      event.preventDefault();
      document.documentElement.dataset["theme"] = button.value;
      document.querySelectorAll<HTMLButtonElement>("[data-theme-switch] button").forEach((one) => {
        one.setAttribute("aria-pressed", String(one.value === button.value));
      });
      const data = new URLSearchParams();
      for (const [name, value] of new FormData(form, button)) data.append(name, String(value));
      // Kept alive, so that leaving the page at once loses nothing; where the server is gone, this page has the theme still.
      fetch(form.action, { method: "POST", body: data, redirect: "manual", keepalive: true }).catch(() => undefined);
      dispatchEvent(new CustomEvent("aigaq:theme"));
    });
  }
}

// What takes seconds says so: a form may hold a hidden [data-busy] that is shown once it is sent.
export function tellBusy(): void {
  document.addEventListener("submit", (event) => {
    const told = (event.target as Element).querySelector<HTMLElement>("[data-busy]");
    if (told) told.hidden = false;
  });
  addEventListener("pageshow", () => {
    for (const told of document.querySelectorAll<HTMLElement>("[data-busy]")) told.hidden = true;
  });
}

// What was chosen in a file picker is told beside its button: the name of one file, or how many there are.
export function tellFiles(): void {
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.type !== "file") return;
    const says = input.parentElement?.querySelector<HTMLElement>("[data-chosen]");
    const files = [...(input.files ?? [])];
    if (says) says.textContent = files.length > 1 ? `${says.dataset["many"] ?? ""} ${files.length}` : (files[0]?.name ?? "");
  });
}

// A server that is gone (stopped, computer asleep) is told where what was done is told.
export function tellGone(): void {
  document.body.addEventListener("htmx:sendError", () => {
    const place = document.getElementById("flash");
    if (!place) return;
    const flash = document.createElement("div");
    flash.className = "flash warning";
    flash.setAttribute("role", "alert");
    flash.append(Object.assign(document.createElement("p"), { textContent: document.body.dataset["gone"] ?? "" }));
    place.replaceChildren(flash);
  });
}

export function dismissFlashes(): void {
  document.addEventListener("click", (event) => {
    (event.target as Element).closest("[data-dismiss]")?.closest(".flash")?.remove();
  });
}
