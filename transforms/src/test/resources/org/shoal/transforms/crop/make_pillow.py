#!/usr/bin/env python3
"""Writes pillow.json, see README.md. Needs python3-pil (made with 9.4)."""
import json
import os

from PIL import Image

WIDTH, HEIGHT = 23, 17
CASES = [
    ((0, 0, 23, 17), (8, 8)),
    ((2.5, 3.25, 20.75, 16.5), (7, 5)),
    ((4, 4, 9, 8), (12, 16)),
    ((10.2, 0, 12.9, 17), (4, 4)),
    ((3, 5, 11, 13), (8, 8)),
]

picture = Image.new("RGB", (WIDTH, HEIGHT))
for y in range(HEIGHT):
    for x in range(WIDTH):
        picture.putpixel((x, y), ((37 * x + 11 * y) % 256, (x * x + 7 * y) % 256, (5 * x * y) % 256))
crops = []
for box, size in CASES:
    pixels = list(picture.resize(size, Image.BILINEAR, box=box).tobytes())
    crops.append({"box": box, "width": size[0], "height": size[1], "pixels": pixels})
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "pillow.json"), "w") as out:
    out.write("[\n" + ",\n".join(json.dumps(crop, separators=(",", ":")) for crop in crops) + "\n]\n")
