"""What a result file holds, as h5py reads it."""
import h5py


def policies_of(path):
    with h5py.File(path) as file:
        return [name.decode() for name in file["policy"][:]]


def variables_of(path):
    """Every variable of a file, by its full name."""
    found = {}

    def keep(name, item):
        if isinstance(item, h5py.Dataset):
            found[name] = item[()]

    with h5py.File(path) as file:
        file.visititems(keep)
    return found


def series_of(path, policy):
    """Every council-wide series of a policy, by measure."""
    at = policies_of(path).index(policy)
    with h5py.File(path) as file:
        return {name: data[at] for name, data in file.items()
                if isinstance(data, h5py.Dataset) and data.ndim >= 3 and data.dtype.kind == "f"}
