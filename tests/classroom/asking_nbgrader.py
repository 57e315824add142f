"""Run in a process of its own by test_nbgrader: what nbgrader itself does with an assignment, printed as JSON.

    python asking_nbgrader.py COURSE NOTEBOOK_TO_VALIDATE ...

All assignments in COURSE/source are made, and the submissions of week_4 are graded.
"""

import json
import os
import sys

from nbgrader.apps import NbGraderAPI
from nbgrader.validator import Validator
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

course, *to_validate = sys.argv[1:]
os.chdir(course)
config = Config(PyFileConfigLoader("nbgrader_config.py").load_config())
config.CourseDirectory.root = course
nbgrader = NbGraderAPI(config=config)
made = {name: nbgrader.generate_assignment(name, create=True) for name in sorted(os.listdir("source"))}
graded = {student: nbgrader.autograde("week_4", student) for student in sorted(os.listdir("submitted"))}
with nbgrader.gradebook as book:
    scores = {
        submission.student.id: {
            grade.name: grade.auto_score for notebook in submission.notebooks for grade in notebook.grades
        }
        for submission in book.assignment_submissions("week_4")
    }
failed = [name for name in to_validate if Validator(config=config).validate(name).get("failed")]
print()
print(json.dumps({"made": made, "graded": graded, "scores": scores, "failed": failed}))
