"""What the command line says about itself, in plain words and without anything installed."""

from dlcore.messages import N_, _
from dlcore.start.trouble import COMMAND

GROUPS = {
    N_("For learners"): ("lab", "progress", "doctor", "prepare"),
    N_("For teachers"): ("release", "grade", "report", "new-exercise"),
    N_("For contributors"): ("test", "build"),
}
ABOUT = {
    # name: (what follows it, one line about it, what else there is to say)
    "lab": (
        N_("[JupyterLab's arguments]"),
        N_("open the course in JupyterLab"),
        N_("Further arguments go to JupyterLab, such as --port 9999 or --no-browser."),
    ),
    "progress": (
        N_("[CHAPTER ...]"),
        N_("show in the terminal how far you are"),
        N_("It shows what progress() shows in a notebook."),
    ),
    "doctor": (
        "",
        N_("say what is wrong with this installation and how to mend it"),
        N_("It only looks, and changes nothing."),
    ),
    "prepare": (
        "",
        N_("install everything and make your copies of the chapters, and start nothing"),
        N_("For notebooks that another program opens, such as VS Code or a JupyterHub."),
    ),
    "release": (
        N_("CHAPTER ... [--only ID ...] [--deadline TIME] [--exercises FILE]"),
        N_("make the notebooks of an assignment for a class"),
        N_("Whole chapters, or the sections of a few exercises; nothing that you edited is written over."),
    ),
    "grade": (
        N_("FOLDER [--assignment FILE]"),
        N_("grade what a class handed in, and write its pages"),
        N_(
            "Each student's code runs locked up in a process of its own. Stopped at any moment, the same command "
            "goes on where it was."
        ),
    ),
    "report": (
        N_("FOLDER"),
        N_("write the pages of a graded class anew"),
        N_("Feedback for each student, the table of grades, and which mistakes are common."),
    ),
    "new-exercise": (
        N_("NAME --chapter 02"),
        N_("begin an exercise of your own, or try one"),
        N_("It writes a file that works, to be changed into yours; --try FILE tries it."),
    ),
    "test": (
        N_("[pytest's arguments]"),
        N_("run all tests"),
        N_("Further arguments go to pytest, such as -k sigmoid or the name of a file."),
    ),
    "build": (
        N_("[CHAPTER ...] [--check]"),
        N_("make the notebooks from notebooks/source"),
        N_("For those who edit a chapter; --check writes nothing and says what is out of step."),
    ),
}


def overview():
    """All commands, by who uses them."""
    parts = [_("{command} COMMAND [further arguments]").format(command=COMMAND)]
    for group, names in GROUPS.items():
        rows = [f"  {name:13} {_(ABOUT[name][1])}" for name in names]
        parts.append("\n".join([f"{_(group)}:", *rows]))
    parts.append(_("{command} COMMAND --help says more about one of them.").format(command=COMMAND))
    parts.append(
        _("The first time, what the course needs is installed into .venv in this folder, and nowhere else.")
    )
    return "\n\n".join(parts)


def alone(name, more=False):
    """One command. With `more`, it has options that it lists itself once it is installed."""
    follows, about, further = (_(text) for text in ABOUT[name])
    lines = [f"{COMMAND} {name} {follows}".rstrip(), "", about[:1].upper() + about[1:] + ".", further]
    if more:
        words = _("All its options are listed here once the course is installed:  {command} prepare")
        lines += ["", words.format(command=COMMAND)]
    return "\n".join(lines)


def is_asked_for_help(arguments):
    """Is --help among the arguments, before any that another program is to read?"""
    return any(text in ("--help", "-h") for text in arguments[: [*arguments, "--"].index("--")])
