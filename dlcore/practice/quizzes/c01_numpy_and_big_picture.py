"""Chapter 01: what a network is for, and NumPy."""

from dlcore.practice.prediction import Prediction
from dlcore.practice.quiz import Question

QUESTIONS = [
    Question(
        "01.1",
        "A table has one row a house: its size, its age, its price. What kind of data is this?",
        right="Structured data",
        because="Each column has a fixed meaning. That is what structured data are.",
        wrong={
            "Unstructured data": (
                "Those are sound, pictures and free text, where one number alone means little."
            ),
            "Sequence data": (
                "A sequence has an order. The rows of this table may be shuffled, and nothing is lost."
            ),
            "Not data for supervised learning, for there are no pictures": (
                "Any pairs (x, y) will do: here x is size and age, and y is the price."
            ),
        },
    ),
    Question(
        "01.2",
        "You have 200 labelled examples. What do you expect of a very large network?",
        right="It has no sure advantage over a good classic method",
        because=(
            "Large networks pull ahead where there is much data. With little, the order is open, and skill "
            "decides."
        ),
        wrong={
            "It is always the best choice": (
                "Its advantage shows with much data. With 200 examples the order is open."
            ),
            "It is useless": "It can work well, if it is trained with care.",
            "It is better, if it runs on a GPU": (
                "A GPU changes how fast it learns, not how much data it needs."
            ),
        },
    ),
    Question(
        "01.3",
        "a = rng.standard_normal(5). Which shape has a.T?",
        right="(5,)",
        because=(
            "A rank-1 array has one axis, so there is nothing to swap. The transpose is the array itself."
        ),
        wrong={
            "(5, 1)": "A column has two axes. Transposing does not add one.",
            "(1, 5)": "A row has two axes. Transposing does not add one.",
            "It raises an error": (
                "It would be safer if it did. NumPy says nothing and returns the same array."
            ),
        },
    ),
    Question(
        "02.w1",
        "v has shape (4,). Someone wants a column and writes v.T. What do they have now?",
        right="Still an array of shape (4,)",
        because="Transposing swaps axes, and v has only one. v.reshape(-1, 1) makes a column.",
        wrong={
            "A column of shape (4, 1)": "That was the wish. It needs a second axis, which .T does not add.",
            "A row of shape (1, 4)": "A row also has two axes, and v has one.",
            "An error message": "NumPy does not complain, which is why this slip lives so long.",
        },
        again="01.3",
    ),
    Question(
        "01.4",
        "A has shape (3, 3). What does A / A.sum(axis=1) compute?",
        right="Column j divided by the sum of row j",
        because="The sums have shape (3,), which counts as a row (1, 3). So sum number j meets column j.",
        wrong={
            "Each entry's share of its row": (
                "For that the sums must be a column: A.sum(axis=1, keepdims=True)."
            ),
            "Each entry's share of its column": "Column totals are A.sum(axis=0). Here axis 1 is added up.",
            "Nothing, it raises an error": (
                "Only a table that is not square raises one. A square one is silently wrong."
            ),
        },
    ),
    Question(
        "02.w2",
        (
            "Six shops, six products: S has shape (6, 6), one row a shop. How do you get each product's "
            "share of its shop's sales?"
        ),
        right="S / S.sum(axis=1, keepdims=True)",
        because="The sum along each row stays a column (6, 1), so every row is divided by its own sum.",
        wrong={
            "S / S.sum(axis=1)": (
                "The sums are (6,), count as a row, and meet the columns. A square table hides it."
            ),
            "S / S.sum(axis=0, keepdims=True)": (
                "axis=0 adds up each column, which gives totals of the products."
            ),
            "S / S.sum()": "That divides by the sales of all shops together, one number.",
        },
        again="01.4",
    ),
    Question(
        "04.w1",
        (
            "T is a square table with one row an example. T / T.mean(axis=1) runs without an error. Is "
            "each row divided by its own mean?"
        ),
        right="No, each column is",
        because="Without keepdims=True the means count as a row, so mean number j divides column j.",
        wrong={
            "Yes, axis=1 says so": (
                "axis=1 chooses what is averaged. How the result is stretched depends on its shape."
            ),
            "Yes, or NumPy would complain": (
                "A square table fits either way, so NumPy has nothing to complain about."
            ),
            "No, the whole table is divided by one number": "There are as many means as rows, not one.",
        },
        again="01.4",
    ),
    Question(
        "01.5",
        "Why is np.dot hundreds of times faster than a loop in Python?",
        right="Its inner loop is compiled, knows the type, and takes several numbers at a time",
        because=(
            "Python looks up types and makes a new object for every number. A compiled loop does neither."
        ),
        wrong={
            "It saves the jumps of the loop": (
                "A compiled loop that jumps as often is already many times faster."
            ),
            "It uses the graphics card": "NumPy runs on the processor.",
            "It rounds less": "Rounding has no part in speed, and the sums agree to many digits.",
        },
    ),
    Question(
        "04.w2",
        (
            "A loop over a million numbers is rewritten in C. It has the same jumps, and it is much "
            "faster. What does this show?"
        ),
        right="The jumps were not what cost the time",
        because="What is gone is Python's work for each number: finding its type and wrapping the result.",
        wrong={
            "C has a faster processor": "Both run on the same processor.",
            "C skips some of the numbers": "It reads all of them, and the sums agree.",
            "Jumps are free in C and slow in Python": (
                "A jump takes the same time in both. Python does more in between."
            ),
        },
        again="01.5",
    ),
    Question(
        "01.6",
        "A site wants to know whether a visitor will click on an advertisement. What are x and y?",
        right="x: what is known of visitor and advertisement, y: clicked or not",
        because="y is what we want to predict. Old visits, where it is known, are the labelled examples.",
        wrong={
            "x: clicked or not, y: the visitor": "These are swapped: y is what we want to predict from x.",
            "x: the advertisement, y: the price paid for it": (
                "The price may matter later. What is predicted is a click."
            ),
            "There is no y, the site forms groups of visitors": (
                "That would be unsupervised learning. Here the clicks of the past are labels."
            ),
        },
    ),
    Question(
        "01.7",
        (
            "Three tasks: find cats in photographs, translate a sentence, price a flat from a table. "
            "Which networks are the classic choice?"
        ),
        right="Convolutional, recurrent, standard",
        because="Photographs have neighbouring pixels, sentences have an order, and a table has neither.",
        wrong={
            "Recurrent, convolutional, standard": (
                "A recurrent network reads one item after another: that is a sentence, not a photograph."
            ),
            "Standard, recurrent, convolutional": (
                "The columns of a table have no neighbourhoods, and a convolutional network looks at these."
            ),
            "Convolutional, standard, recurrent": (
                "A flat's size and age have no order in time. A sentence's words do."
            ),
        },
    ),
    Question(
        "01.8",
        "Which of these is sequence data?",
        right="A minute of recorded speech",
        because="Sound is one number after another in time, and the order carries the meaning.",
        wrong={
            "Blood values, one row a patient": (
                "The patients may be listed in any order, and nothing is lost."
            ),
            "A photograph": (
                "A photograph is a grid of pixels. They lie beside each other, not one after another."
            ),
            "House prices, sorted by size": (
                "Sorting gives a list an order, but the order adds no meaning here."
            ),
        },
    ),
    Question(
        "01.9",
        "What is a convolutional network (CNN)?",
        right="An architecture, which can be trained with labels or without",
        because=(
            "The architecture says how units are connected. Supervised or not says what it is trained with."
        ),
        wrong={
            "A kind of supervised learning": "Trained to guess hidden parts of photographs, it needs no label at all.",
            "A kind of unsupervised learning": (
                "It is most often trained with labels. Neither is part of its definition."
            ),
            "A data set of pictures": "A data set is what it is trained on.",
        },
    ),
    Question(
        "01.10",
        "Which line makes a column vector?",
        right="rng.standard_normal((5, 1))",
        because="Its shape has two numbers, and the second is 1.",
        wrong={
            "rng.standard_normal(5)": "Its shape is (5,): a rank-1 array, neither a row nor a column.",
            "rng.standard_normal(5).T": "Transposing a rank-1 array changes nothing, so it stays (5,).",
            "rng.standard_normal((1, 5))": "That is a row: 1 row and 5 columns.",
        },
    ),
    Question(
        "01.11",
        "A has shape (4, 3), and B has shape (2, 3). What is A + B?",
        right="An error",
        because="Only an axis of size 1, or a missing one, is stretched. A 2 does not stretch to a 4.",
        wrong={
            "B is used twice, the result is (4, 3)": (
                "Broadcasting does not tile. It repeats an axis of size 1 only."
            ),
            "B is filled up with zeros, the result is (4, 3)": "NumPy never fills up with zeros by itself.",
            "A and B are stacked, the result is (6, 3)": (
                "Stacking is np.concatenate. The + adds entry by entry."
            ),
        },
    ),
]

PREDICTIONS = [
    Prediction(
        "E95",
        "Can a CNN be trained without a single label?",
        ("Yes", "No, CNNs are supervised learning", "Only if it is also recurrent"),
        "Yes",
        "Trained to guess hidden parts of photographs, it needs no label.",
    ),
    Prediction(
        "E93",
        "A classic method has 1000 examples, and then a hundred times as many. What does its error do?",
        ("It rises", "It falls, but hardly", "It falls to nearly zero"),
        "It falls, but hardly",
        "The curve of a small model flattens. It does not turn upwards.",
    ),
    Prediction(
        "E51",
        "In `tiny`, the reds are 0, 3, 6, 9. With which four numbers does `tiny.reshape(-1)` begin?",
        ("0, 3, 6, 9", "0, 1, 2, 3", "0, 4, 8, 1"),
        "0, 1, 2, 3",
        "Reshape walks the last axis fastest: red, green and blue of one pixel, then the next pixel.",
    ),
    Prediction(
        "E50",
        "Let v be the picture as a one-dimensional vector of length 12288. Which shape has v.T?",
        ("(12288, 1)", "(1, 12288)", "(12288,)"),
        "(12288,)",
        "One axis cannot be swapped with another.",
    ),
    Prediction(
        "E49",
        "np.dot on spread-out numbers is a compiled loop, which jumps back like any loop. How fast is it?",
        (
            "About as slow as the loops in Python",
            "Far faster than these, and far slower than np.dot on neighbouring numbers",
            "As fast as np.dot on neighbouring numbers",
        ),
        "Far faster than these, and far slower than np.dot on neighbouring numbers",
        "The jumps are still there, so the jumps were not what cost the time.",
    ),
    Prediction(
        "E92",
        "Start at 1 and apply the unit 20 times, each time to 1.5 times the value. What becomes of it?",
        ("Both stay near 1", "ReLU grows past 1000, tanh stays below 1", "Both grow past 1000"),
        "ReLU grows past 1000, tanh stays below 1",
        "ReLU lets a positive value through, so 1.5 is multiplied 20 times. tanh never leaves -1 to 1.",
    ),
    Prediction(
        "E48",
        "b is one number, and it is added to a row of m numbers. How many copies of b does NumPy make?",
        ("m copies", "No copy", "One copy for each core of the processor"),
        "No copy",
        "The same number is read m times: the distance in memory from one entry to the next is 0.",
    ),
    Prediction(
        "E53",
        "(4, 3) would fit twice into (4, 6), side by side. What is np.ones((4, 6)) + np.ones((4, 3))?",
        ("A (4, 6) table of twos", "An error", "A (4, 9) table"),
        "An error",
        "Only axes of size 1, or missing axes, are stretched.",
    ),
    Prediction(
        "E54",
        "The table has shape (3, 4). Which division works without a reshape?",
        ("By the column totals", "By the row totals", "Both", "Neither"),
        "By the column totals",
        "(4,) counts as (1, 4) and fits. (3,) counts as (1, 3) and does not.",
    ),
    Prediction(
        "E52",
        "The column (5, 1) is no rank-1 array. What is its rank as a matrix?",
        ("1", "2", "5"),
        "1",
        "In linear algebra the rank counts independent columns, and there is one.",
    ),
    Prediction(
        "E11",
        "What happens when Python reads these lines?",
        ("They define the function", "An error at once", "An error only when the function is called"),
        "An error at once",
        "A comment opens no block, so the indented def is an error before anything runs.",
    ),
    Prediction(
        "E10",
        "d has shape (1, 3). What does np.dot(d, d) give?",
        ("The sum of squares", "A (3, 3) table", "An error"),
        "An error",
        "The inner sizes of (1, 3) and (1, 3) are 3 and 1, and they do not match.",
    ),
]
