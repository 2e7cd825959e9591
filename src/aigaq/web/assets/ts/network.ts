// The network island: the server has placed everything; here it is chosen, moved apart and made larger.
const CLOSE = 4;

function begin(root: HTMLElement): void {
  const svg = root.querySelector<SVGSVGElement>("svg.network");
  if (!svg) return;
  new Network(root, svg).listen();
}

class Network {
  private readonly nodes: Map<string, SVGAElement>;
  private readonly ties: SVGLineElement[];
  private readonly whole: [number, number, number, number];
  private view: [number, number, number, number];

  constructor(private readonly root: HTMLElement, private readonly svg: SVGSVGElement) {
    this.nodes = new Map([...svg.querySelectorAll<SVGAElement>("[data-node]")].map((node) => [node.dataset["node"] ?? "", node]));
    this.ties = [...svg.querySelectorAll<SVGLineElement>("line.tie")];
    const box = svg.viewBox.baseVal;
    this.whole = [box.x, box.y, box.width, box.height];
    this.view = [...this.whole];
  }

  listen(): void {
    const frame = this.svg.closest<HTMLElement>(".net-frame");
    if (frame) frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2; // on a phone it is wider than the screen
    this.svg.addEventListener("pointerdown", (event) => this.grab(event));
    this.svg.addEventListener("click", (event) => {
      const node = (event.target as Element).closest<SVGAElement>("[data-node]");
      if (!node || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (!this.moved) this.choose(node.dataset["node"] ?? "");
    });
    this.svg.addEventListener("dragstart", (event) => event.preventDefault());
    this.svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      this.scale(event.deltaY < 0 ? 0.8 : 1.25, this.at(event));
    }, { passive: false });
    this.root.querySelectorAll<HTMLElement>("[data-scale]").forEach((button) => {
      button.addEventListener("click", () => this.go(button.dataset["scale"] ?? ""));
    });
  }

  private moved = false;

  private at(event: MouseEvent): [number, number] {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM()?.inverse());
    return [point.x, point.y];
  }

  /** Move a node, or the whole drawing where it is larger than its frame. */
  private grab(event: PointerEvent): void {
    if (event.button !== 0) return;
    const node = (event.target as Element).closest<SVGAElement>("[data-node]");
    const start = this.at(event);
    const from = node ? offset(node) : ([this.view[0], this.view[1]] as [number, number]);
    this.moved = false;
    const move = (next: PointerEvent): void => {
      if (Math.hypot(next.clientX - event.clientX, next.clientY - event.clientY) > CLOSE) this.moved = true;
      if (!this.moved) return;
      const [x, y] = this.at(next);
      if (node) this.place(node, from[0] + x - start[0], from[1] + y - start[1]);
      else this.show(this.view[0] - (x - start[0]), this.view[1] - (y - start[1]), this.view[2], this.view[3]);
    };
    const end = (): void => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", end);
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", end);
  }

  private place(node: SVGAElement, dx: number, dy: number): void {
    node.setAttribute("transform", `translate(${dx} ${dy})`);
    const hit = node.querySelector("circle.hit");
    const [x, y] = [Number(hit?.getAttribute("cx")) + dx, Number(hit?.getAttribute("cy")) + dy];
    for (const tie of this.ties) {
      if (tie.dataset["one"] === node.dataset["node"]) set(tie, { x1: x, y1: y });
      if (tie.dataset["other"] === node.dataset["node"]) set(tie, { x2: x, y2: y });
    }
  }

  private go(how: string): void {
    if (how === "all") this.show(...this.whole);
    else this.scale(how === "in" ? 0.75 : 1 / 0.75, [this.view[0] + this.view[2] / 2, this.view[1] + this.view[3] / 2]);
  }

  private scale(by: number, [x, y]: [number, number]): void {
    const width = Math.min(this.whole[2] * 1.5, Math.max(this.whole[2] / 12, this.view[2] * by));
    const real = width / this.view[2];
    this.show(x - (x - this.view[0]) * real, y - (y - this.view[1]) * real, width, this.view[3] * real);
  }

  private show(x: number, y: number, width: number, height: number): void {
    this.view = [x, y, width, height];
    this.svg.setAttribute("viewBox", this.view.map((one) => one.toFixed(1)).join(" "));
  }

  private choose(id: string): void {
    const near = new Set<string>();
    for (const tie of this.ties) {
      const [one, other] = [tie.dataset["one"] ?? "", tie.dataset["other"] ?? ""];
      const mine = one === id || other === id;
      tie.classList.toggle("near", mine);
      if (mine) near.add(one === id ? other : one);
    }
    for (const [name, node] of this.nodes) {
      node.classList.toggle("chosen", name === id);
      node.classList.toggle("near", near.has(name));
    }
    this.svg.classList.add("choosing");
    this.tell(id);
  }

  /** Say in the pane who it is, and how they stand to whom: the rows of the list below. */
  private tell(id: string): void {
    const pane = this.root.querySelector<HTMLElement>("[data-pane]");
    const body = pane?.querySelector("[data-pane-body]");
    const node = this.nodes.get(id);
    if (!pane || !body || !node) return;
    const head = document.createElement("h2");
    head.append(Object.assign(document.createElement("bdi"), { textContent: (node.querySelector("title")?.textContent ?? "") }));
    const list = document.createElement("ul");
    list.className = "net-pane";
    for (const row of document.querySelectorAll<HTMLElement>("[data-tie]")) {
      if (row.dataset["one"] !== id && row.dataset["other"] !== id) continue;
      const line = document.createElement("li");
      for (const cell of row.children) line.append(...[...cell.cloneNode(true).childNodes], " ");
      list.append(line);
    }
    const links = document.createElement("p");
    links.className = "actions";
    if (node.classList.contains("person")) links.append(link(`/people/${id}`, pane.dataset["open"] ?? ""));
    links.append(link(node.getAttribute("href") ?? "", node.classList.contains("event") ? pane.dataset["open"] ?? "" : pane.dataset["around"] ?? ""));
    body.replaceChildren(head, links, list);
    pane.scrollTo({ top: 0 });
  }
}

function offset(node: SVGAElement): [number, number] {
  const found = /translate\((-?[\d.]+) (-?[\d.]+)\)/.exec(node.getAttribute("transform") ?? "");
  return [Number(found?.[1] ?? 0), Number(found?.[2] ?? 0)];
}

function set(el: Element, attributes: Record<string, number>): void {
  for (const [key, value] of Object.entries(attributes)) el.setAttribute(key, value.toFixed(1));
}

function link(href: string, text: string): HTMLAnchorElement {
  return Object.assign(document.createElement("a"), { href, textContent: text, className: "button plain" });
}

for (const root of document.querySelectorAll<HTMLElement>("[data-network]")) begin(root);
