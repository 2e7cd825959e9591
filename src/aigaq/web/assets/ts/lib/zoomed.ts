// Zoom for a timeline that the server has drawn: its marks are moved, not drawn again. Units are those of the drawing.
export interface AxisData {
  left: number;
  right: number;
  perDay: number;
  /** First and last day of each stretch (ordinals of Python's `date`), and where it begins. */
  stretches: [number, number, number][];
}

const SVG = "http://www.w3.org/2000/svg";
const TOP = 30;
const ROW = 20;
const LABEL_ROOM = 50;
const LETTER = 6.4;
const MOST_ZOOM = 400;
const STEPS = [1, 3, 6, 12, 24, 60, 120];
const EPOCH = 719163; // 1970-01-01 as an ordinal

interface Row {
  id: string;
  el: SVGAElement;
  bar: SVGRectElement | null;
  sign: SVGGraphicsElement;
  label: SVGTextElement;
  x0: number;
  x1: number;
  mid: number;
  y: number;
}

function number(el: Element, name: string): number {
  return Number(el.getAttribute(name) ?? 0);
}

export class Zoomed {
  private readonly rows: Row[];
  private readonly svg: SVGSVGElement;
  private keep: Set<string> | null = null;
  private zoom = 1;
  private from: number;

  constructor(private readonly figure: HTMLElement, private readonly axis: AxisData) {
    this.svg = figure.querySelector<SVGSVGElement>(".drawing svg")!;
    this.rows = [...figure.querySelectorAll<SVGAElement>("a[data-event]")].map(read);
    this.from = axis.left;
    figure.querySelectorAll<HTMLElement>("[data-zoom]").forEach((button) => {
      button.addEventListener("click", () => this.go(button.dataset["zoom"] ?? ""));
    });
    this.svg.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.drag();
  }

  /** Show these events only. */
  only(keep: Set<string>): void {
    this.keep = keep;
    this.draw();
  }

  /** Bring an event into view. */
  reveal(id: string): void {
    const row = this.rows.find((one) => one.id === id);
    if (!row) return;
    if (!this.inside(row)) {
      this.from = this.limit(row.mid - this.span / 2);
      this.draw();
    }
    const box = this.figure.querySelector<HTMLElement>(".drawing");
    const mine = row.el.getBoundingClientRect();
    const frame = box?.getBoundingClientRect();
    if (box && frame && (mine.top < frame.top || mine.bottom > frame.bottom)) box.scrollTop += mine.top - frame.top - frame.height / 2;
  }

  private get span(): number {
    return (this.axis.right - this.axis.left) / this.zoom;
  }

  private limit(from: number): number {
    return Math.min(this.axis.right - this.span, Math.max(this.axis.left, from));
  }

  private x(at: number): number {
    return this.axis.left + (at - this.from) * this.zoom;
  }

  private inside(row: Row): boolean {
    return row.x1 >= this.from - 0.5 && row.x0 <= this.from + this.span + 0.5;
  }

  private go(how: string): void {
    const middle = this.from + this.span / 2;
    if (how === "all") this.set(1, this.axis.left);
    else if (how === "in" || how === "out") this.around(middle, how === "in" ? 2 : 0.5);
    else this.set(this.zoom, this.from + (how === "later" ? 1 : -1) * this.span * 0.5);
  }

  private around(middle: number, by: number): void {
    const zoom = Math.min(MOST_ZOOM, Math.max(1, this.zoom * by));
    this.set(zoom, middle - (middle - this.from) * (this.zoom / zoom));
  }

  private set(zoom: number, from: number): void {
    this.zoom = zoom;
    this.from = this.limit(from);
    this.draw();
  }

  private wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = this.svg.getBoundingClientRect();
    const at = ((event.clientX - box.left) / box.width) * 760;
    this.around(this.from + (at - this.axis.left) / this.zoom, event.deltaY < 0 ? 1.4 : 1 / 1.4);
  }

  private drag(): void {
    let start = 0;
    let from = 0;
    let moved = false;
    this.svg.addEventListener("pointerdown", (event) => {
      if (this.zoom === 1 || event.button !== 0) return;
      start = event.clientX;
      from = this.from;
      moved = false;
      const scale = 760 / this.svg.getBoundingClientRect().width / this.zoom;
      const move = (next: PointerEvent): void => {
        if (Math.abs(next.clientX - start) > 4) moved = true;
        if (moved) this.set(this.zoom, from - (next.clientX - start) * scale);
      };
      const end = (): void => {
        removeEventListener("pointermove", move);
        removeEventListener("pointerup", end);
      };
      addEventListener("pointermove", move);
      addEventListener("pointerup", end);
    });
    this.svg.addEventListener("click", (event) => {
      if (!moved) return;
      event.preventDefault();
      event.stopPropagation();
      moved = false;
    }, { capture: true });
    this.svg.addEventListener("dragstart", (event) => event.preventDefault());
  }

  private draw(): void {
    let line = 0;
    for (const row of this.rows) {
      const shown = (!this.keep || this.keep.has(row.id)) && this.inside(row);
      row.el.toggleAttribute("hidden", !shown);
      row.el.setAttribute("display", shown ? "inline" : "none");
      if (shown) this.place(row, line++);
    }
    const height = Math.max(TOP + ROW, TOP + line * ROW + 4);
    this.svg.setAttribute("viewBox", `0 0 760 ${height}`);
    this.ticks(height);
  }

  private place(row: Row, line: number): void {
    const [low, high] = [this.axis.left, this.axis.right + 8];
    const x0 = Math.max(low, this.x(row.x0));
    const x1 = Math.min(high, this.x(row.x1));
    const mid = Math.min(high, Math.max(low, this.x(row.mid)));
    row.bar?.setAttribute("x", String(x0));
    row.bar?.setAttribute("width", String(Math.max(0, x1 - x0)));
    row.sign.setAttribute("transform", `translate(${mid - row.mid} 0)`);
    const wide = LETTER * (row.label.textContent ?? "").length;
    const before = Math.max(x1, mid) + 10 + wide > 760;
    row.label.setAttribute("x", String(before ? Math.max(low + wide, Math.min(x0, mid) - 10) : Math.max(x1, mid) + 10));
    row.label.setAttribute("class", before ? "end" : "");
    row.el.setAttribute("transform", `translate(0 ${TOP + line * ROW - row.y})`);
  }

  private ticks(height: number): void {
    const group = this.svg.querySelector("g.axis");
    if (!group) return;
    group.replaceChildren(...this.marks(height));
  }

  private *marks(height: number): Iterable<SVGElement> {
    const perDay = this.axis.perDay * this.zoom;
    const months = STEPS.find((step) => step * 30.4 * perDay >= LABEL_ROOM) ?? 120;
    let last = -Infinity;
    for (const [day, label] of perDay * 7 >= LABEL_ROOM ? this.days(perDay) : this.months(months)) {
      const at = this.x(this.position(day));
      if (at < this.axis.left - 1 || at > this.axis.right - LABEL_ROOM + 12 || at - last < LABEL_ROOM) continue;
      last = at;
      yield shape("line", { x1: at, x2: at, y1: 18, y2: height });
      yield shape("text", { x: at + 3, y: 12 }, label);
    }
    for (const [, , left] of this.axis.stretches.slice(1)) {
      const at = this.x(left) - 13;
      if (at > this.axis.left && at < this.axis.right) {
        yield shape("rect", { class: "fold", x: at - 5, y: 18, width: 10, height: height - 18 });
        yield shape("text", { class: "mid", x: at, y: 12 }, "//");
      }
    }
  }

  private position(day: number): number {
    const [first, , left] = this.axis.stretches.find(([, last]) => day <= last) ?? [0, 0, this.axis.right];
    return left + Math.max(0, day - first) * this.axis.perDay;
  }

  private *months(step: number): Iterable<[number, string]> {
    for (const [first, last] of this.axis.stretches) {
      const begin = new Date((first - EPOCH) * 864e5);
      for (let month = begin.getUTCFullYear() * 12 + begin.getUTCMonth(); ; month++) {
        const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / 864e5 + EPOCH;
        if (day > last) break;
        const year = String(Math.floor(month / 12));
        if (day >= first && month % step === 0) yield [day, month % 12 ? `${year}-${String((month % 12) + 1).padStart(2, "0")}` : year];
      }
    }
  }

  private *days(perDay: number): Iterable<[number, string]> {
    const step = perDay >= LABEL_ROOM + 16 ? 1 : 7;
    for (const [first, last] of this.axis.stretches) {
      for (let day = Math.ceil(first / step) * step; day <= last; day += step) {
        yield [day, new Date((day - EPOCH) * 864e5).toISOString().slice(step === 1 ? 5 : 5, 10)];
      }
    }
  }
}

function read(el: SVGAElement): Row {
  const bar = el.querySelector<SVGRectElement>("rect:not(.hit)");
  const sign = el.querySelector<SVGGraphicsElement>(".sign")!;
  const label = el.querySelector<SVGTextElement>("text:not(.no)")!;
  const hit = el.querySelector("rect.hit")!;
  const box = sign instanceof SVGCircleElement ? number(sign, "cx") : Number(/^M\s*(-?[\d.]+)/.exec(sign.getAttribute("d") ?? "")?.[1] ?? 0);
  const mid = box + (sign.closest(".denied") ? 5 : 0);
  const x0 = bar ? number(bar, "x") : mid;
  const x1 = bar ? x0 + number(bar, "width") : mid;
  return { id: el.dataset["event"] ?? "", el, bar, sign, label, x0, x1, mid, y: number(hit, "y") + 10 };
}

function shape(name: string, attributes: Record<string, string | number>, text = ""): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
}
