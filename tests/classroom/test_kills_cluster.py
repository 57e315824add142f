"""A class is graded on a Dask cluster: the same rows, also when its workers and its scheduler are killed."""

import random
import shutil
import subprocess
import sys
import time

import pytest

from tests.classroom.graders import finished, kill, small_class, started, written
from tests.search.clusters import small_cluster
from tests.search.tasks import until

pytest.importorskip("distributed", reason="distributed is not installed: pip install distributed")
pytest.importorskip("pyseccomp", reason="without pyseccomp no class is graded")
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere it is graded with --unsafe"
)


def test_a_cluster_writes_the_same_and_loses_nothing_to_kills(tmp_path):
    """First undisturbed. Then a worker is killed at a random moment, then the scheduler; the rest is done here."""
    folder, to, again = small_class(tmp_path / "class"), tmp_path / "here", tmp_path / "there"
    finished(folder, to, "--workers", 2)
    rng = random.Random(8)
    for place in (tmp_path / "undisturbed", again):
        place.mkdir()
        shutil.copy(to / "grades.key", place)
    with small_cluster(tmp_path, workers=2) as cluster:
        start = time.monotonic()
        finished(folder, tmp_path / "undisturbed", "--cluster", cluster.address)
        took = time.monotonic() - start
        assert written(tmp_path / "undisturbed") == written(to)
        for victim in (cluster.workers[0], cluster.scheduler):
            process = started(folder, again, "--cluster", cluster.address)
            try:
                process.wait(rng.uniform(0.3, 0.9) * took)
            except subprocess.TimeoutExpired:
                kill(victim.pid)
            _out, err = process.communicate(timeout=300)
            assert process.returncode == 0 or "cannot be used" in err, err
            until(lambda victim=victim: victim.poll() is not None or kill(victim.pid))
    finished(folder, again, "--workers", 2)
    assert written(again) == written(to)
