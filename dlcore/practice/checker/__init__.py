"""The checker: what an exercise is, how an answer is run, compared and recognised, and what is said of it.

exercise, source     an exercise, and the wrong versions made from its reference
running, values      the learner's function called so that nothing can hurt
parts                an answer as its parts: the entries of a dict, the places of a list
comparing            when two answers are the same answer
recognising          the known mistake that does the same
triage, relations    what is said where no mistake is known; explaining: errors in words
remarks, habits      what is said beside
verdict, checking    the verdict, and the calls a learner makes; catching: the other side of a check
"""
