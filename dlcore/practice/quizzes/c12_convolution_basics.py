"""Chapter 12: filters over pictures, what their sizes make of it, and pooling."""

from dlcore.practice.prediction import Prediction
from dlcore.practice.quiz import Question

QUESTIONS = [
    Question(
        "12.1",
        (
            "A row has 7 pixels. A filter of 3 moves along it with stride 2, without padding. How many "
            "numbers come out?"
        ),
        right="3",
        because="(7 - 3) // 2 + 1 is 3. The windows begin at pixels 0, 2 and 4.",
        wrong={
            "2": "That is how many steps it goes. The place where it began counts as well.",
            "4": "A window that begins at pixel 6 would reach over the edge.",
            "5": "That is with stride 1.",
        },
    ),
    Question(
        "13.w3",
        (
            "A row has 8 pixels. A filter of 3 moves along it with stride 2 and padding 1. How many numbers "
            "come out?"
        ),
        right="4",
        because="With the zeros there are 10 pixels, and (10 - 3) // 2 + 1 is 4.",
        wrong={
            "3": "That is without padding, or without the place where it began.",
            "5": "The fifth window would need an eleventh pixel. Places are rounded down.",
            "8": "That is with stride 1. This padding keeps the size only then.",
        },
        again="12.1",
    ),
    Question(
        "12.2",
        (
            "Two filters of 3 x 3 x 3 move over a picture of 6 x 6 x 3, with stride 1 and no padding. What "
            "comes out?"
        ),
        right="4 x 4 x 2",
        because="Each filter adds up all its channels, and so makes one channel of what comes out.",
        wrong={
            "4 x 4 x 3": "The three colours are added up inside of a filter. They do not come out again.",
            "4 x 4 x 6": "That keeps the colours of each filter apart. A filter adds them up.",
            "4 x 4 x 1": "That is what one filter gives. The second makes a channel of its own.",
        },
    ),
    Question(
        "15.w1",
        "10 filters of 1 x 1 x 64 move over 32 x 32 pixels with 64 channels. What comes out?",
        right="32 x 32 x 10",
        because="A filter of one pixel fits everywhere, adds up all 64 channels, and makes one of its own.",
        wrong={
            "32 x 32 x 64": "As many channels come out as there are filters.",
            "32 x 32 x 640": "That keeps the 64 channels apart. Each filter adds them up.",
            "1 x 1 x 10": "That is the size of the window. It stands at 32 x 32 places.",
        },
        again="12.2",
    ),
    Question(
        "12.3",
        "A layer has ten filters of 3 x 3 x 3, and their biases. How many numbers does it learn?",
        right="280",
        because="Each filter has 27 weights and one bias: ten times 28.",
        wrong={
            "90": "That is ten flat filters. Each has three channels, and a bias.",
            "270": "Those are the weights. Each filter has a bias as well.",
            "300": "That is three biases a filter. All channels go into one sum, with one bias.",
        },
    ),
    Question(
        "13.w4",
        (
            "A layer takes 16 channels, and has 32 filters of 3 x 3. How many numbers does it learn, with "
            "biases?"
        ),
        right="4640",
        because="A filter has 3 * 3 * 16 weights and one bias. 32 times 145 is 4640.",
        wrong={
            "320": "That is 32 flat filters. Each is as deep as what it reads, 16 channels.",
            "4608": "Those are the weights. There are 32 biases beside them.",
            "5120": "That is a bias for each channel of each filter. A filter has one.",
        },
        again="12.3",
    ),
    Question(
        "12.4",
        (
            "A picture has 6 x 6 pixels, and a 3 x 3 filter moves over it without padding. How many windows "
            "see the pixel in a corner?"
        ),
        right="1",
        because="Only the window that lies in this corner. So corners have the least say.",
        wrong={
            "2": "So many see its neighbour on the edge.",
            "9": "So many see a pixel in the middle, one for each number of the filter.",
            "0": "The first window begins right there.",
        },
    ),
    Question(
        "12.5",
        "Which numbers does a max pooling layer learn?",
        right="None",
        because="Window and stride are chosen, and the largest number is picked. Nothing is left to learn.",
        wrong={
            "A weight for each number of the window": "A filter of a convolution has those. Pooling picks.",
            "One bias for each channel": "Nothing is added to the largest number.",
            "A scale gamma and a shift beta": "Those belong to batch normalization.",
        },
    ),
    Question(
        "15.w2",
        (
            "Max pooling with 2 x 2 windows, 2 apart, gets 32 x 32 pixels with 64 channels. What comes out, "
            "and what does it learn?"
        ),
        right="16 x 16 x 64, and nothing",
        because="Each channel is pooled for itself. Both sides are halved, and there are no parameters.",
        wrong={
            "16 x 16 x 32, and nothing": "Channels are neither mixed nor dropped. All 64 remain.",
            "16 x 16 x 64, and 4 weights": "The largest of 4 numbers is picked, without weights.",
            "31 x 31 x 64, and nothing": "That is with stride 1. Here the windows are 2 apart.",
        },
        again="12.5",
    ),
    Question(
        "12.6",
        "What does mathematics do in a convolution that networks leave out?",
        right="It turns the filter by 180 degrees first",
        because="Networks learn their filters. A turned one would be learned turned, so it is left out.",
        wrong={
            "It adds zeros around the picture": "Padding is a choice in both.",
            "It multiplies numbers before it adds": "Both do. A number is a sum of products.",
            "It moves the filter by one pixel at a time": "So do networks, unless a stride is asked for.",
        },
    ),
    Question(
        "12.7",
        (
            "A 2 x 2 window holds 1, 7, 3, 2. The slope 5 comes back to its max pooling. What do the four "
            "numbers get?"
        ),
        right="0, 5, 0, 0",
        because="Only the 7 was passed on. A small change of the others changes nothing.",
        wrong={
            "5, 5, 5, 5": "A small change of the 1 does not change the maximum, so its slope is 0.",
            "1.25, 1.25, 1.25, 1.25": "That is average pooling, where each has a quarter in the mean.",
            "0, 35, 0, 0": "The maximum is 7 itself, not 7 squared. Its slope in 7 is 1.",
        },
    ),
    Question(
        "12.8",
        (
            "A layer has filters with stride 1. A cat in the picture moves 3 pixels to the right. What "
            "happens to its trace in the feature maps?"
        ),
        right="It moves 3 pixels to the right",
        because="The same filter is everywhere, and finds there what it found here.",
        wrong={
            "It stays where it was": "The filter looks at what is below it, and the cat is elsewhere.",
            "It changes, as other weights see the cat": (
                "That is so in a dense layer. All places share the weights of a filter."
            ),
            "It vanishes, as the filter learned the old place": (
                "A filter has no place. It is the same at each of them."
            ),
        },
    ),
    Question(
        "12.9",
        (
            "The pictures become twice as wide and twice as high. How does the number of parameters of a "
            "convolution layer change?"
        ),
        right="It stays",
        because="Size of filters and numbers of channels decide. There are only more places.",
        wrong={
            "It doubles": "Not even a filter becomes larger. It is used at more places.",
            "It becomes four times as large": "That is so for a dense layer, with a weight for each pixel.",
            "It becomes smaller": "Only fewer or smaller filters would make it smaller.",
        },
    ),
]

PREDICTIONS = [
    Prediction(
        "12.p1",
        (
            "A picture of 1000 x 1000 x 3 goes into a dense layer of 1000 units. About how many weights has "
            "the layer?"
        ),
        ("3 million", "1 billion", "3 billion"),
        "3 billion",
        "3 million inputs for each of 1000 units. A filter of 3 x 3 x 3 has 28 numbers, with its bias.",
    ),
    Prediction(
        "12.p2",
        (
            "Every row of a filter is 1, 0, -1. At an edge from 10 on the left to 0 on the right it gives "
            "30. And from 0 to 10?"
        ),
        ("30", "0", "-30"),
        "-30",
        "The sign says on which side it is light. The size says how strong the edge is.",
    ),
    Prediction(
        "12.p3",
        "Every row of a filter is 1, 0, -1. What does it give where 10 above meets 0 below?",
        ("30", "0", "-30"),
        "0",
        "Each row has the same number on the left and on the right. This filter sees no horizontal edges.",
    ),
    Prediction(
        "E85",
        (
            "Every row of a filter is 1, 0, -1, and it gives 30 at an edge. What does the convolution of "
            "mathematics give there?"
        ),
        ("30", "0", "-30"),
        "-30",
        "It turns the filter by 180 degrees first, so 1 and -1 change places. Networks do not.",
    ),
    Prediction(
        "E83",
        (
            "A 3 x 3 filter moves over 6 x 6 pixels. How many windows see a pixel in the middle of the upper "
            "edge?"
        ),
        ("1", "3", "9"),
        "3",
        "Three windows next to each other. Only the four corners are seen once.",
    ),
    Prediction(
        "E84",
        "7 pixels, a filter of 3, and padding (3 - 1) / 2 = 1. The stride is 2. How many numbers come out?",
        ("3", "4", "7"),
        "4",
        "This padding keeps the size with stride 1. With stride 2 it is (7 + 2 - 3) // 2 + 1.",
    ),
    Prediction(
        "E17",
        "One filter of 3 x 3 x 3 moves over a picture of 6 x 6 x 3. What comes out?",
        ("4 x 4 x 1", "4 x 4 x 2", "4 x 4 x 3"),
        "4 x 4 x 1",
        "The three colours go into one sum. Each further filter makes one further channel.",
    ),
    Prediction(
        "12.p4",
        "28 x 28 x 1 goes through 6 filters of 5 x 5, then through pooling of 2 x 2. What comes out?",
        ("12 x 12 x 1", "12 x 12 x 6", "14 x 14 x 6"),
        "12 x 12 x 6",
        "Without padding 28 become 24, and pooling makes 12 of these. Six filters make six channels.",
    ),
    Prediction(
        "E86",
        (
            "28 x 28 x 6 numbers go through max pooling of 2 x 2, 2 apart. Which share of them is left, and "
            "how many numbers are learned?"
        ),
        ("A quarter, and 0", "A half, and 0", "A quarter, and 4"),
        "A quarter, and 0",
        "Both sides are halved, and all channels are kept. Pooling has no parameters.",
    ),
    Prediction(
        "12.p5",
        "A window holds -3, -1, -7 and -2. What does max pooling give?",
        ("-7", "-1", "0"),
        "-1",
        "It is the largest number, not the one that is furthest from 0.",
    ),
    Prediction(
        "12.p6",
        (
            "The slope 8 comes back to average pooling with 2 x 2 windows. What does each number of its "
            "window get?"
        ),
        ("8", "4", "2"),
        "2",
        "Each has a quarter in the mean, so a small change of it changes the mean by a quarter.",
    ),
    Prediction(
        "12.p7",
        (
            "A network has two convolutions with pooling, then dense layers of 120, 84 and 10. Where are "
            "most of its parameters?"
        ),
        ("In the convolutions", "In the dense layers", "About equally in both"),
        "In the dense layers",
        "A dense layer has a weight for every number it gets. A filter is used at every place.",
    ),
    Prediction(
        "12.p8",
        (
            "The pixels of all digits are mixed up, in the same way for each. Two networks are trained anew. "
            "Which one gets worse?"
        ),
        ("The dense one", "The one with filters", "Both alike"),
        "The one with filters",
        "Filters count on neighbours. To a dense layer the order of its inputs means nothing.",
    ),
]
