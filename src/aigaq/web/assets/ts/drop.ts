// Files and folders dropped into the page become files of its form, folders walked through; then the form is sent.
const form = document.querySelector<HTMLFormElement>("[data-drop]");
const input = document.querySelector<HTMLInputElement>("#files");

function readAll(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((done) => {
    const found: FileSystemEntry[] = [];
    const more = (): void => reader.readEntries((batch) => {
      if (!batch.length) return done(found);
      found.push(...batch);
      more();
    }, () => done(found));
    more();
  });
}

async function files(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    return new Promise((done) => (entry as FileSystemFileEntry).file((file) => done([file]), () => done([])));
  }
  const inside = await readAll((entry as FileSystemDirectoryEntry).createReader());
  return (await Promise.all(inside.map(files))).flat();
}

async function dropped(event: DragEvent): Promise<void> {
  const entries = [...(event.dataTransfer?.items ?? [])].map((item) => item.webkitGetAsEntry()).filter((e) => e !== null);
  const found = (await Promise.all(entries.map(files))).flat();
  if (!form || !input || !found.length) return;
  const held = new DataTransfer();
  for (const file of found) held.items.add(file);
  input.files = held.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
  form.requestSubmit();
}

if (form) {
  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
  }
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    void dropped(event);
  });
}
