"""Writes the weights as the program reads them: whole numbers of eight bits with a scale a row."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.training.net import HEADS, LAYERS, Net

PLACES = 320
"""Longest stretch that is ever read, in pieces."""
_DAY = (2026, 1, 1, 0, 0, 0)


def weights(net: Net, path: Path) -> None:
    """Write the weights of a net; the same weights give the same bytes."""
    state = {name: value.detach().float().numpy() for name, value in net.state_dict().items()}
    found: dict[str, NDArray] = {"layers": np.array(LAYERS), "heads": np.array(HEADS)}
    found["places"] = state.pop("places.weight")[:PLACES].astype(np.float16)
    for name, value in sorted(state.items()):
        short = name.replace("layers.", "layer").removesuffix(".weight")
        if value.ndim == 2:
            found[short], found[f"{short}.scale"] = _whole(value)
        elif "norm" in name:
            found[name.replace("layers.", "layer")] = value
        else:
            found[short] = value
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, value in sorted(found.items()):
            raw = io.BytesIO()
            np.lib.format.write_array(raw, value)
            entry = zipfile.ZipInfo(f"{name}.npy", _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, raw.getvalue(), compresslevel=9)


def _whole(matrix: NDArray) -> tuple[NDArray, NDArray]:
    scale = np.abs(matrix).max(axis=1) / 127
    scale[scale == 0] = 1
    return np.rint(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)
