"""A national boundary file brought in: time and peak memory, beside merely reading the same file with geopandas.

    python -m benchmarks.batas DAFTAR.csv.gz [--provinces 3] [--kind gpkg]

Makes a file of one cell per village round the points of a code list, with wavy shared borders (about 60 corners each),
brings the list and the file into a store of its own, and prints both ways.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

PLAIN = "import sys, geopandas; print(len(geopandas.read_file(sys.argv[1])))"
STEP, WAVE, NEAR, OFF = 0.001, 0.0003, 0.15, 3e-5


def wavy(points: np.ndarray) -> np.ndarray:
    """Corners moved by a smooth function of their place, so that neighbours stay neighbours."""
    x, y = points[:, 0], points[:, 1]
    return points + WAVE * np.column_stack([np.sin(900 * y + 300 * x), np.cos(800 * x - 350 * y)])


def cells(villages: pd.DataFrame) -> gpd.GeoDataFrame:
    """One cell per village round its point, cut to a disc; each kabupaten a few metres off its neighbours."""
    turn = 2.4 * np.arange(len(villages))
    points = villages[["lon", "lat"]].to_numpy(float) + 2e-5 * np.column_stack([np.cos(turn), np.sin(turn)])
    places = shapely.multipoints(points)
    spread = shapely.buffer(places.envelope, 2 * NEAR)
    land = shapely.get_parts(shapely.voronoi_polygons(places, extend_to=spread, ordered=True))
    shapes = shapely.intersection(land, shapely.buffer(shapely.points(points), NEAR / 3))
    off = OFF * np.column_stack([np.cos(angle := villages["kode_kab"].astype("category").cat.codes), np.sin(angle)])
    shapes = [
        shapely.transform(shapely.segmentize(shape, STEP), lambda p, o=o: wavy(p) + o)
        for shape, o in zip(shapes, off, strict=True)
    ]
    frame = villages[["kode", "nama", "nama_kec", "nama_kab"]]
    return gpd.GeoDataFrame(frame.set_axis(["KDEPUM", "WADMKD", "WADMKC", "WADMKK"], axis=1), geometry=shapes, crs=4326)


def made(listed: pd.DataFrame, path: Path) -> int:
    """Write the file; returns how many villages it has."""
    frame = cells(listed.dropna(subset=["lon", "lat"]).reset_index(drop=True))
    frame.to_file(path, layer="desa")
    return len(frame)


def measured(command: list[str], **variables: str) -> tuple[float, float, str]:
    """Seconds, peak memory in MB, and what a program in a process of its own said."""
    start = time.perf_counter()
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
        env={**os.environ, **variables},
    )  # fmt: skip
    said = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = status
    return time.perf_counter() - start, usage.ru_maxrss / 1024, said


def main() -> None:
    """Make, bring in, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("listed", type=Path)
    parser.add_argument("--provinces", type=int, default=99)
    parser.add_argument("--kind", choices=["gpkg", "geojson"], default="gpkg")
    asked = parser.parse_args()
    texts = pd.read_csv(asked.listed, dtype=str, keep_default_na=False)
    listed = texts.assign(**{axis: pd.to_numeric(texts[axis]) for axis in ("lon", "lat")})
    chosen = sorted(listed["kode_prov"].unique())[: asked.provinces]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"nasional.{asked.kind}"
        count = made(listed[listed["kode_prov"].isin(chosen)], path)
        print(f"{count} desa, {path.stat().st_size / 2**20:.0f} MB")
        store = {"KKB_DATABASE_URL": f"sqlite:///{Path(folder, 'kkb.sqlite').as_posix()}", "KKB_TANPA_CONTOH": "1"}
        measured([sys.executable, "-m", "kkb", "wilayah", str(asked.listed)], **store)
        seconds, memory, said = measured([sys.executable, "-m", "kkb", "boundaries", str(path)], **store)
        print(f"boundaries: {seconds:.0f} s, {memory:.0f} MB, {len(said.splitlines())} kabupaten/kota")
        plain, plain_memory, said = measured([sys.executable, "-c", PLAIN, str(path)])
        print(f"hanya membaca dengan geopandas: {plain:.0f} s, {plain_memory:.0f} MB, {said.strip()} desa")
        times, memories = seconds / plain, memory / plain_memory
        print(f"boundaries dibanding membaca saja: {times:.1f} kali waktu, {memories:.1f} kali memori")


if __name__ == "__main__":
    main()
