"""The room where somebody else's function is called: the checker, the sliders and the grader all come here.

call     a function called so that nothing it does can hurt; what it did is an Outcome
values   what it returned, as plain numbers, arrays and containers
errors   where an error came from, and which name was meant
habits   what can be seen in a function without running it
stub     what stands where an answer will be written

It knows no exercise and no answer: a child process that grades has these files and no others.
"""
