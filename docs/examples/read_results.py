"""Reads a results file of `zopa sweep -o`: the standard library is enough.

    python3 docs/examples/read_results.py patience.db
"""
import sqlite3
import sys

with sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True) as results:
    axes = [path for (path,) in results.execute("SELECT path FROM axis ORDER BY id")]
    quoted = ", ".join('"' + path.replace('"', '""') + '"' for path in axes)
    print(*axes, "metric", "value", "low", "high", sep="\t")
    for row in results.execute(f"SELECT {quoted}, metric, value, low, high FROM results"):
        print(*("" if cell is None else cell for cell in row), sep="\t")
