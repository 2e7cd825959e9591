"""A reliability plot as an SVG, drawn by hand: how often names of a score are one person's."""

from __future__ import annotations

SIZE, EDGE = 360, 48
TEXT = 'font-family="sans-serif" font-size="12" fill="#333"'


def reliability(points: list[tuple[float, float, int]]) -> str:
    """Draw mean score against the share of true pairs of each bin; circles grow with the number of pairs."""
    far = EDGE + SIZE
    most = max(count for _, _, count in points)
    ticks = "".join(_tick(step / 5) for step in range(6))
    dots = "".join(_dot(said, true, count, most) for said, true, count in points)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {far + 24} {far + 40}" role="img">'
        "<title>Reliability of name scores on the half held out</title>"
        f'<rect x="{EDGE}" y="24" width="{SIZE}" height="{SIZE}" fill="#fff" stroke="#999"/>'
        f'<line x1="{EDGE}" y1="{24 + SIZE}" x2="{far}" y2="24" stroke="#999" stroke-dasharray="4 4"/>{ticks}{dots}'
        f'<text x="{EDGE + SIZE / 2}" y="{far + 16}" text-anchor="middle" {TEXT}>score said</text>'
        f'<text x="14" y="{24 + SIZE / 2}" text-anchor="middle" transform="rotate(-90 14 {24 + SIZE / 2})" {TEXT}>'
        "share that is one person</text></svg>\n"
    )


def _at(said: float, true: float) -> tuple[float, float]:
    return round(EDGE + SIZE * said, 1), round(24 + SIZE * (1 - true), 1)


def _tick(value: float) -> str:
    across, up = _at(value, 0)[0], _at(0, value)[1]
    return (
        f'<text x="{across}" y="{24 + SIZE + 14}" text-anchor="middle" {TEXT}>{value:.1f}</text>'
        f'<text x="{EDGE - 6}" y="{up + 4}" text-anchor="end" {TEXT}>{value:.1f}</text>'
    )


def _dot(said: float, true: float, count: int, most: int) -> str:
    across, up = _at(said, true)
    radius = round(3 + 9 * (count / most) ** 0.5, 1)
    return (
        f'<circle cx="{across}" cy="{up}" r="{radius}" fill="#2b6cb0" fill-opacity="0.7">'
        f"<title>{count} pairs: said {said:.2f}, true {true:.2f}</title></circle>"
    )
