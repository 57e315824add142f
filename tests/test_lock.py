"""pyproject.toml, the two locks and environment.yml say the same, and the locks can be trusted."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.version import Version

from dlcore.start import needs

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = [ROOT / "requirements.lock", ROOT / ".ci" / "requirements.lock"]
MACHINES = [
    {
        "sys_platform": platform,
        "os_name": os_name,
        "python_version": python[:4],
        "python_full_version": python,
    }
    for platform, os_name in [("linux", "posix"), ("darwin", "posix"), ("win32", "nt")]
    for python in ("3.11.0", "3.11.9", "3.12.4", "3.13.1")
]


def entries(lock):
    """[(requirement, its hashes)] of a lock, read in another way than the course itself reads it."""
    joined = re.sub(r"\\\n\s+", " ", lock.read_text(encoding="utf-8"))
    lines = [line for line in joined.splitlines() if line and not line.startswith("#")]
    return [(Requirement(line.split(" --hash")[0]), re.findall(r"--hash=(\S+)", line)) for line in lines]


def locked_on(lock, machine):
    """name -> version of what a lock installs on a machine."""
    here = [found for found, _hashes in entries(lock) if not found.marker or found.marker.evaluate(machine)]
    names = [needs.normal(found.name) for found in here]
    assert len(names) == len(set(names)), "two versions of one package for the same machine"
    return {needs.normal(found.name): str(found.specifier).removeprefix("==") for found in here}


@pytest.mark.parametrize("lock", LOCKS, ids=["base", "ci"])
def test_every_package_is_exact_and_hashed(lock):
    for requirement, hashes in entries(lock):
        assert [part.operator for part in requirement.specifier] == ["=="], requirement
        assert not requirement.url
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in hashes), requirement


@pytest.mark.parametrize("lock", LOCKS, ids=["base", "ci"])
def test_no_lock_names_a_place(lock):
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"index|find-links|file:|/\w+/", text)


@pytest.mark.parametrize("lock", LOCKS, ids=["base", "ci"])
def test_what_is_compiled_has_files_for_many_machines(lock):
    """A file built on one machine has one hash; what everybody can fetch has one for each kind of machine."""
    hashes = {requirement.name: values for requirement, values in entries(lock)}
    for name in (
        "numpy",
        "scipy",
        "matplotlib",
        "pillow",
        "scikit-learn",
        "scikit-image",
        "pyzmq",
        "kiwisolver",
    ):
        assert len(hashes[name]) >= 12, name


@pytest.mark.parametrize(
    "machine", MACHINES, ids=lambda machine: f"{machine['sys_platform']} {machine['python_full_version']}"
)
def test_the_lock_meets_every_need_on_every_machine(machine):
    versions = locked_on(LOCKS[0], machine)
    for requirement in map(Requirement, PROJECT["dependencies"]):
        assert Version(versions[needs.normal(requirement.name)]) in requirement.specifier


@pytest.mark.parametrize("machine", MACHINES[::4], ids=lambda machine: machine["sys_platform"])
def test_the_ci_lock_only_adds_to_the_base_lock(machine):
    base, full = (locked_on(lock, machine) for lock in LOCKS)
    assert base.items() <= full.items()
    extras = PROJECT["optional-dependencies"]
    for requirement in map(Requirement, [*extras["dev"], *extras["browser"]]):
        assert Version(full[needs.normal(requirement.name)]) in requirement.specifier


def test_every_need_has_a_lower_bound_and_no_more_than_it_must():
    for requirement in map(Requirement, PROJECT["dependencies"]):
        operators = sorted(part.operator for part in requirement.specifier)
        assert operators == ([">="] if requirement.name != "ipywidgets" else ["<", ">="]), requirement
        assert not requirement.marker and not requirement.extras


def test_the_course_reads_its_own_needs_and_lock_as_the_standard_does():
    assert set(needs.bounds()) == {needs.normal(Requirement(text).name) for text in PROJECT["dependencies"]}
    for name, limits in needs.bounds().items():
        own = ",".join(map("".join, limits))
        assert Requirement(name + own).specifier in [
            Requirement(text).specifier for text in PROJECT["dependencies"]
        ]
    read = {(name, version) for name, version, _marker in needs.locked()}
    assert read == {
        (needs.normal(found.name), str(found.specifier).removeprefix("=="))
        for found, _hashes in entries(LOCKS[0])
    }


@pytest.mark.parametrize("version", ["1.9", "2", "2.0", "2.0.1", "2.10", "7.7.1", "8.1.9", "9.0.0", "10"])
@pytest.mark.parametrize("limits", [">=2.0", ">=2.9", ">=7.7.1,<9", ">=8.1.9"])
def test_bounds_are_compared_as_the_standard_does(version, limits):
    own = re.findall(r"(>=|<)([\d.]+)", limits)
    assert needs.keeps(version, own) == (Version(version) in Requirement("any" + limits).specifier)


def test_the_conda_environment_is_thin():
    """Conda cannot be asked here, so there is nothing in the file that it could refuse."""
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    python, pip, from_pip = environment["dependencies"]
    assert python.startswith("python >=" + PROJECT["requires-python"].removeprefix(">="))
    assert pip == "pip"
    assert from_pip == {"pip": ["-r requirements.lock"]}
    assert environment["channels"] == ["conda-forge"]
