"""Prints every dataset of a file: name, type, shape, largest shape, chunk shape, values."""
import sys

import h5py


def show(name, item):
    if isinstance(item, h5py.Dataset):
        text = h5py.check_string_dtype(item.dtype)
        values = [v.decode() for v in item[:]] if text else item[:].tolist()
        kind = f"text{text.length}" if text else str(item.dtype)
        print(name, kind, item.shape, item.maxshape, item.chunks, values)


with h5py.File(sys.argv[1]) as file:
    file.visititems(show)
