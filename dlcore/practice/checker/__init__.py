"""The checker: what an exercise is, how an answer is run, compared and recognised, and what is said of it.

exercise, source     an exercise, and the wrong versions made from its reference
answer               what is judged: a function, and what can be asked of one
parts                an answer as its parts: the entries of a dict, the places of a list
comparing            when two answers are the same answer
recognising          the known mistake that does the same; rehearsal: what our own functions do, called once
triage, relations    what is said where no mistake is known; explaining: errors in words
remarks              what is said beside
verdict, checking    the verdict, and the calls a learner makes; catching: the other side of a check

How an answer is called, so that nothing it does can hurt, is in dlcore/running.
"""
