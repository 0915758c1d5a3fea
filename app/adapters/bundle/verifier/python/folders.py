import os
import stat

from .names import ReadProblem, altered
from .text import order_of, printable

# An unpacked bundle. Links and whatever is not an ordinary file are faults, and never followed.

FOLDER_PIECE = 1024 * 1024


class FolderBag:
    """A bundle in a folder: `list` finds its files, `open` reads one piece by piece."""

    def __init__(self, root):
        self._root = root

    def list(self):
        sizes, faults, folders = {}, [], [""]
        while folders:
            folder = folders.pop()
            with os.scandir(os.path.join(self._root, folder)) as found:
                for one in found:
                    path = one.name if folder == "" else folder + "/" + one.name
                    if one.is_dir(follow_symlinks=False):
                        folders.append(path)
                    elif one.is_file(follow_symlinks=False):
                        sizes[path] = one.stat(follow_symlinks=False).st_size
                    else:
                        faults.append(altered("extra", printable(path), "it is not an ordinary file"))
        return {path: sizes[path] for path in sorted(sizes, key=order_of)}, faults, None

    def open(self, path):
        # Between listing and reading, a file may have become a link to somewhere else.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        try:
            number = os.open(os.path.join(self._root, path), flags | getattr(os, "O_NONBLOCK", 0))
        except OSError:
            raise ReadProblem("it cannot be opened")
        with os.fdopen(number, "rb") as file:
            if not stat.S_ISREG(os.fstat(number).st_mode):
                raise ReadProblem("it cannot be opened")
            while True:
                try:
                    data = file.read(FOLDER_PIECE)
                except OSError:
                    raise ReadProblem("it cannot be read")
                if not data:
                    return
                yield data
