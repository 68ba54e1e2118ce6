"""What the checks of this folder share: whether two result files are the same."""

import h5py
import numpy as np

from sentences import require

OF_A_RUN = {"created", "command_line"}  # of the root: when and how it was asked for
LINKS = {"DIMENSION_LIST", "REFERENCE_LIST"}  # addresses in the file


def bits_of(value):
    if isinstance(value, np.ndarray) and value.dtype.kind in "iuf":
        return value.dtype.str, value.shape, value.tobytes()
    if isinstance(value, np.ndarray):
        return value.shape, [str(one) for one in value.ravel()]
    if isinstance(value, np.generic):
        return value.dtype.str, value.tobytes()
    return value


def contents_of(path, without=()):
    """Every dataset and attribute of a file, but for what says when and how it was asked for."""
    found = {}

    def attributes(name, item):
        for key, value in item.attrs.items():
            if name == "/" and key in OF_A_RUN.union(without):
                continue
            found[f"{name}@{key}"] = None if key in LINKS else bits_of(value)

    def look(name, item):
        attributes(name, item)
        if isinstance(item, h5py.Dataset):
            found[name] = (str(item.dtype), item.chunks, bits_of(item[()]))
        else:
            found[name] = list(item)

    with h5py.File(path) as file:
        attributes("/", file)
        found["/"] = list(file)
        file.visititems(look)
    return found


def require_same(path, expected, of):
    found = contents_of(path)
    require(found.keys() == expected.keys(),
            f"{of}: it holds other things: {sorted(found.keys() ^ expected.keys())[:10]}")
    differing = [name for name in found if found[name] != expected[name]]
    require(not differing, f"{of}: {len(differing)} of {len(found)} differ, such as {differing[:5]}")
    return len(found)
