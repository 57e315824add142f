"""A course in miniature, to start from nothing without a network: the real `dlcore.start`, one package.

The package is a wheel made here, and is offered to pip as a learner would offer a mirror: by pip's settings.
It brings a module named pytest, which says how it was called: `python -m dlcore test` shows that it arrived.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAYS = "import os, sys; print('inside', sys.prefix, *sys.argv[1:], os.environ['OPENBLAS_NUM_THREADS'])\n"
REFRESH = """
def refresh(root, tell=print):
    (root / "workbook").mkdir(exist_ok=True)
    return root / "workbook"
"""


def wheel(folder, version="1.0"):
    """Make the package; its file and its hash."""
    folder.mkdir(exist_ok=True)
    path = folder / f"tinypackage-{version}-py3-none-any.whl"
    about = f"tinypackage-{version}.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("pytest.py", SAYS)
        archive.writestr(
            f"{about}/METADATA", f"Metadata-Version: 2.1\nName: tinypackage\nVersion: {version}\n"
        )
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(
            f"{about}/RECORD", f"pytest.py,,\n{about}/METADATA,,\n{about}/WHEEL,,\n{about}/RECORD,,\n"
        )
    return path, hashlib.sha256(path.read_bytes()).hexdigest()


class Course:
    """A folder that looks like a fresh checkout, and ways to use it."""

    def __init__(self, folder):
        self.folder, self.wheels = folder, folder / "wheels"
        self.environment = folder / ".venv"
        for part in ("dlcore/__init__.py", "dlcore/__main__.py", "dlcore/messages.py", "dlcore/start"):
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copyfile
            (folder / part).parent.mkdir(parents=True, exist_ok=True)
            copy(ROOT / part, folder / part)
        (folder / "dlcore" / "classroom").mkdir()
        (folder / "dlcore" / "classroom" / "__init__.py").touch()
        (folder / "dlcore" / "classroom" / "workbook.py").write_text(REFRESH)
        (folder / "pyproject.toml").write_text('[project]\nname = "x"\ndependencies = ["tinypackage>=1"]\n')
        self.lock()

    def lock(self, version="1.0", digest=None):
        """Lock the package to a version, and to another content than it has where a digest is given."""
        digest = digest or wheel(self.wheels, version)[1]
        text = f"tinypackage=={version} \\\n    --hash=sha256:{digest}\n"
        (self.folder / "requirements.lock").write_text(text)

    def settings(self, **changes):
        """The environment of a learner whose pip settings name the wheels; None takes a setting away."""
        pip = {
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": self.wheels.as_uri(),
            "PIP_RETRIES": "0",
            "PIP_CONFIG_FILE": os.devnull,
        }
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PIP_", "UV_", "VIRTUAL_ENV"))
        }
        wanted = {**kept, **pip, **changes}
        return {name: value for name, value in wanted.items() if value is not None}

    def start(self, *arguments, python=sys.executable, **changes):
        """Begin `python -m dlcore ...` as a process."""
        return subprocess.Popen(
            [python, "-m", "dlcore", *arguments],
            cwd=self.folder,
            env=self.settings(**changes),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )

    def run(self, *arguments, **changes):
        """Run it to its end; (exit code, what it printed)."""
        process = self.start(*arguments, **changes)
        output, _nothing = process.communicate(timeout=300)
        return process.returncode, output


@pytest.fixture(scope="session")
def course_in():
    """Makes a small course in a folder."""
    return Course


@pytest.fixture
def course(tmp_path):
    return Course(tmp_path)
