"""The controls of the playground, declared without any page: the page and the tests are made from this list.

A control has a name, which is its field in Settings; a kind; and options, each with the words that are shown:

    choice    one of the options
    ladder    one of the options, which are numbers in rising order, or "all", the last one: a slider from rung to rung
    toggle    True or False
    toggles   some of the options, at least one
    sizes     up to LAYERS hidden layers of 1 to UNITS units
"""

from dataclasses import dataclass

from dlcore.messages import N_, _

LAYERS, UNITS = 6, 8


@dataclass(frozen=True)
class Control:
    """One control. Its words are English; `shown` gives them in the learner's language."""

    name: str
    label: str
    kind: str
    options: tuple  # of (value, label)
    group: str  # "training", "data", "network" or "view"
    help: str
    whole: bool = False

    @property
    def values(self):
        return tuple(value for value, _label in self.options)

    @property
    def low(self):
        return self.values[0] if self.kind == "ladder" else None

    @property
    def high(self):
        """The largest number; None where there are no numbers."""
        return max(value for value in self.values if value != "all") if self.kind == "ladder" else None

    def shown(self):
        """What the page needs, in words of the learner's language."""
        return {
            "name": self.name,
            "label": _(self.label),
            "kind": self.kind,
            "options": [[value, _(label)] for value, label in self.options],
            "group": self.group,
            "help": _(self.help),
        }


def rungs(*values, unit=""):
    return tuple(
        (value, f"{value}{unit}" if isinstance(value, str) else f"{value:.6g}{unit}") for value in values
    )


# fmt: off
CONTROLS = (
    Control("problem", N_("Problem"), "choice", (
        ("classification", N_("Classification")), ("regression", N_("Regression")),
    ), "data", N_("Which of two classes a point belongs to, or a number for each point.")),
    Control("data", N_("Data"), "choice", (
        ("circle", N_("Circle")), ("xor", N_("Exclusive or")), ("gaussians", N_("Gaussians")),
        ("spiral", N_("Spiral")), ("flower", N_("Flower")), ("moons", N_("Moons")),
        ("plane", N_("Plane")), ("hills", N_("Hills")), ("own", N_("Your own table")),
    ), "data", N_("Where the points come from.")),
    Control("noise", N_("Noise"), "ladder", rungs(*range(0, 55, 5), unit=" %"),
        "data", N_("How far chance moves the points, or the numbers that belong to them.")),
    Control("train_share", N_("Share to train on"), "ladder", rungs(*range(10, 100, 10), unit=" %"),
        "data", N_("The other points are the test set, which training never sees.")),
    Control("batch_size", N_("Batch size"), "ladder", (*rungs(*range(1, 31)), ("all", N_("all"))),
        "data", N_("Examples whose mean slope makes one step."), whole=True),
    Control("inputs", N_("Inputs"), "toggles", (
        ("x1", "x₁"), ("x2", "x₂"), ("x1^2", "x₁²"), ("x2^2", "x₂²"), ("x1*x2", "x₁x₂"),
        ("sin(x1)", "sin(x₁)"), ("sin(x2)", "sin(x₂)"),
    ), "network", N_("What the network is given of each point.")),
    Control("hidden", N_("Hidden layers"), "sizes", (), "network", N_("Units in each hidden layer.")),
    Control("activation", N_("Activation"), "choice", (
        ("tanh", "tanh"), ("relu", "ReLU"), ("sigmoid", N_("Sigmoid")), ("leaky_relu", N_("Leaky ReLU")),
        ("linear", N_("None (linear)")), ("own", N_("Your own")),
    ), "training", N_("What bends the sums of the hidden units.")),
    Control("optimizer", N_("Optimizer"), "choice", (
        ("sgd", "SGD"), ("momentum", "Momentum"), ("rmsprop", "RMSprop"), ("adam", "Adam"), ("own", N_("Your own")),
    ), "training", N_("How slopes become a step.")),
    Control("learning_rate", N_("Learning rate"), "ladder",
        rungs(0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10),
        "training", N_("How long the steps are.")),
    Control("schedule", N_("Schedule"), "choice", (
        ("constant", N_("Constant")), ("inverse", N_("Inverse")), ("exponential", N_("Exponential")),
        ("staircase", N_("Staircase")), ("cosine", N_("Cosine")),
    ), "training", N_("How the learning rate falls from epoch to epoch.")),
    Control("regularization", N_("Regularization"), "choice", (
        ("none", N_("None")), ("l1", "L1"), ("l2", "L2"),
    ), "training", N_("What makes large weights cost something.")),
    Control("rate", N_("Regularization rate"), "ladder", rungs(0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10),
        "training", N_("How much they cost: lambda divided by the number of training examples.")),
    Control("keep_prob", N_("Units kept"), "ladder",
        tuple((share / 100, f"{share} %") for share in range(50, 105, 5)),
        "network", N_("Dropout: the share of hidden units that stay switched on in a step of training.")),
    Control("batch_norm", N_("Batch norm"), "toggle", (),
        "network", N_("Centre and scale the sums of each hidden unit over the batch.")),
    Control("init", N_("First weights"), "choice", (
        ("he", "He"), ("xavier", "Xavier"), ("small", N_("Small (0.01)")), ("zeros", N_("Zeros")),
    ), "network", N_("What the weights are before the first step.")),
    Control("seed", N_("Seed"), "ladder", rungs(*range(100)),
        "data", N_("Another seed draws other points and other first weights."), whole=True),
    Control("pace", N_("Steps a frame"), "ladder", rungs(1, 2, 5, 10, 20, 50, 100),
        "view", N_("How many steps are made from one picture to the next."), whole=True),
    Control("discretize", N_("Show sides only"), "toggle", (),
        "view", N_("Two colours, for above and below the border, in place of shades.")),
    Control("show_test", N_("Show test data"), "toggle", (),
        "view", N_("Draw the points of the test set as well.")),
)
# fmt: on
