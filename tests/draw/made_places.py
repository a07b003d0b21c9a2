"""Small code lists made for the tests of maps: a grid of villages in kecamatan of known shape."""

import pandas as pd

HOSTILE = (
    '<img src=x onerror="window.top.tertipu=1">',
    "${alert('a')}",
    "`backtick` \\ garis",
    'O\'Brien & "Anak" </script><script>window.top.tertipu=1</script>',
    "{{'map'}} map_div _0123abc",
    "{% raw %} {# catatan #}",
    "{{ this._parent.get_root().render() }} {{{ 7 * 7 }}}",
)


def place(code: str, lon: float, lat: float, name: str = "Desa", area: float = 4.0) -> dict[str, object]:
    """One row of a gazetteer."""
    province, kabupaten, kecamatan, _ = code.split(".")
    return {
        "kode": code, "nama": name, "jenis": "desa", "kode_kec": ".".join(code.split(".")[:3]),
        "nama_kec": f"Kec {kecamatan}", "kode_kab": f"{province}.{kabupaten}", "nama_kab": f"Kabupaten {kabupaten}",
        "kode_prov": province, "nama_prov": f"Prov {province}", "lat": lat, "lon": lon, "luas_km2": area,
        "kode_bps": "",
    }  # fmt: skip


def grid(columns: int = 6, rows: int = 4, step: float = 0.02) -> pd.DataFrame:
    """Villages `step` degrees apart, two columns to a kecamatan: kabupaten 91.01, kecamatan 91.01.01 from the west."""
    return pd.DataFrame(
        [
            place(f"91.01.{1 + x // 2:02d}.{2001 + 100 * x + y}", 103.0 + x * step, -3.0 - y * step, f"Desa {x}-{y}")
            for x in range(columns)
            for y in range(rows)
        ]
    )


def hostile_grid() -> pd.DataFrame:
    """The grid with names that mean something to HTML, JavaScript, Jinja or streamlit-folium."""
    frame = grid()
    frame["nama"] = [HOSTILE[n % len(HOSTILE)] for n in range(len(frame))]
    frame["nama_kec"] = frame["kode_kec"].map(lambda code: f"Kec {HOSTILE[int(code[-2:]) % len(HOSTILE)]}")
    return frame
