"""Learn the weights of `src/aigaq/extract/mentions/name_weights.toml` from annotated news.

    python scripts/train_names.py ARCHIVE

The archive is that of stanfordnlp/en-worldwide-newswire (1,075 articles from all over the world). Three quarters
train; the quarter that `bench.eval.ner` measures is held out, and its figures are printed. Same input, same weights.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from bench.eval.ner import articles, held_out

from aigaq.extract.mentions.evidence import CLASSES, features, forms
from aigaq.extract.mentions.organisations import organisations
from aigaq.extract.mentions.runs import runs
from aigaq.extract.parse import parse_many
from aigaq.lang.en import pipeline
from aigaq.model.source import Description
from aigaq.model.text import Text

OUT = Path(__file__).resolve().parents[1] / "src/aigaq/extract/mentions/name_weights.toml"
KINDS = {"Person": 0, "Organization": 1, "Location": 2, "Facility": 2}
STEPS, RATE, PENALTY = 800, 0.05, 3e-5


def label_of(run, spans) -> int:
    for start, end, kind in spans:
        shared = min(end, run.end) - max(start, run.start)
        if shared > 0 and shared * 2 >= run.end - run.start:
            if kind == "Person" and shared < run.end - run.start:
                return 3
            return KINDS.get(kind, 3)
    return 3


def examples(found):
    items = [(Text("0" * 64, "train", "1", article.text), Description()) for article in found]
    for article, document in zip(found, parse_many(items, pipeline()), strict=True):
        found_runs = []
        for paragraph in document.paragraphs:
            taken = {i for o in organisations(paragraph) for i in range(o.first, o.last)}
            found_runs += runs(paragraph, taken)
        for form in forms(found_runs):
            votes = np.bincount([label_of(r, article.spans) for r in form.runs], minlength=4)
            yield article.name, form.name, features(form), int(votes.argmax()), len(form.runs)


def train(x, y, w):
    theta = np.zeros((x.shape[1], len(CLASSES)))
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    onehot = np.eye(len(CLASSES))[y]
    for step in range(1, STEPS + 1):
        z = x @ theta
        p = np.exp(z - z.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        grad = x.T @ ((p - onehot) * w[:, None]) / w.sum() + PENALTY * theta
        m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
        theta -= RATE * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return theta


def main() -> None:
    read = articles(Path(sys.argv[1]))
    rows = list(examples(read))
    held = {article.name for article in held_out(read)}
    names = sorted({f for file, _, fs, _, _ in rows for f in fs if file not in held})
    index = {n: i for i, n in enumerate(names)}
    x = np.zeros((len(rows), len(names)), dtype=np.float32)
    for i, row in enumerate(rows):
        for feature, value in row[2].items():
            if feature in index:
                x[i, index[feature]] = value
    y = np.array([row[3] for row in rows])
    w = np.sqrt([row[4] for row in rows])
    out = np.array([row[0] in held for row in rows])
    theta = train(x[~out], y[~out], w[~out])
    guess = (x @ theta.round(2)).argmax(1)
    for k, kind in enumerate(CLASSES):
        tp = ((guess == k) & (y == k) & out).sum()
        p, r = tp / max(1, ((guess == k) & out).sum()), tp / max(1, ((y == k) & out).sum())
        print(f"held out {kind:13} forms {((y == k) & out).sum():6} precision {p:.3f} recall {r:.3f}")
    if "--misses" in sys.argv:
        for i in np.flatnonzero(out & (guess != y))[:200]:
            print(CLASSES[y[i]], "->", CLASSES[guess[i]], rows[i][:2])
    lines = ["# Learnt by scripts/train_names.py; columns: " + ", ".join(CLASSES), "[weights]"]
    lines += [
        f'"{n}" = [{", ".join(f"{v:.2f}" for v in theta[i])}]' for n, i in index.items() if abs(theta[i]).max() >= 0.01
    ]
    OUT.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
