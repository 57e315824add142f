"""For those who make and teach the course: building the notebooks, the learner's own copies, grading.

The files here make notebooks from a chapter's text, and keep a learner's copies up to date. Its rooms, as a class goes:

handed_out   assignments: chapters or single exercises, a teacher's own, the tables of the teacher's guide
handed_in    what came back, read from folders, zips and downloads of any form
box          a student's code in a process of its own, behind locked doors
grading      each submission marked, what comes out kept in one file
given_back   pages and notebooks of feedback, tables, the class for its teacher
"""
