"""From a bare checkout to an open workbook, with the standard library alone.

Read in this order: `needs` (what must be installed, and what is), `environment` (the course's own `.venv`),
`installer` (filling it), `lab` (JupyterLab on the front page), `doctor` (what is wrong), `commands`.
"""
