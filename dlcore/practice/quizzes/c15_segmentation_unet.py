"""Chapter 15: a class for each pixel, the way back to full size, and how such answers are measured."""

from dlcore.practice.prediction import Prediction
from dlcore.practice.quiz import Question

QUESTIONS = [
    Question(
        "15.1",
        (
            "99 percent of the pixels are background, the rest is road. A model calls everything background. "
            "What are its accuracy and its mean IoU?"
        ),
        right="99 percent, and about 0.5",
        because="Background has an IoU of 0.99 and road has 0. Mean IoU gives both classes the same weight.",
        wrong={
            "99 percent, and 0.99": "That is the IoU of the background. Road counts as much, and has 0.",
            "50 percent, and 0.5": "Accuracy counts pixels, and 99 of 100 are right.",
            "99 percent, and 0": "Only road has an IoU of 0. Background is a class as well.",
        },
    ),
    Question(
        "16.w3",
        (
            "There are three classes, and each is in the picture. 95 percent of the pixels are sky. A model "
            "calls everything sky. What is its mean IoU?"
        ),
        right="About 0.32",
        because="Sky has an IoU of 0.95, the other two have 0. The mean of the three is 0.95 / 3.",
        wrong={
            "0.95": "That is its accuracy. Mean IoU counts each class once, however few its pixels.",
            "About 0.48": "That is with two classes. Here two of three are missed.",
            "0": "Sky is found, and is one of the three.",
        },
        again="15.1",
    ),
    Question(
        "15.2",
        "Two stamps of a transposed convolution overlap at a pixel. What does this pixel get?",
        right="The sum of both",
        because="Each number of the input adds its part, as on the way back through a convolution.",
        wrong={
            "What was stamped last": "Then the result would depend on the order of the stamps.",
            "The mean of both": "Taking means is linear too, but it is not the transpose of the convolution.",
            "The larger one": "A maximum is not linear, and a transposed convolution is.",
        },
    ),
    Question(
        "15.3",
        "What does a skip of a U-Net do with the feature maps that it carries across?",
        right="It puts them beside the others, as more channels",
        because="The next convolution then sees both: what is there, and where exactly.",
        wrong={
            "It adds them to the others": "That is a residual block.",
            "It multiplies the others by them": "That would be a gate.",
            "It hands over the weights of the early layer": (
                "Values are handed over. Each layer has weights of its own."
            ),
        },
    ),
    Question(
        "15.4",
        "What does padding p do in a transposed convolution?",
        right="It cuts a frame of width p off the output",
        because="The convolution that it turns around adds such a frame to its input. So sizes have -2p.",
        wrong={
            "It puts zeros around the input": "That is the convolution. Here it is the other way round.",
            "It makes the output larger": "The size is (n - 1) s - 2p + f, so it becomes smaller.",
            "It puts zeros between the pixels": "That picture is drawn for the stride, not for padding.",
        },
    ),
    Question(
        "15.5",
        (
            "5 x 5 numbers go through a transposed convolution with 2 x 2 filters and stride 2, without "
            "padding. What comes out?"
        ),
        right="10 x 10",
        because="(5 - 1) * 2 + 2 is 10. With f = s the stamps lie side by side.",
        wrong={
            "2 x 2": "That is the convolution, which makes pictures smaller.",
            "8 x 8": "That is how far the last stamp is moved. It is 2 wide itself.",
            "12 x 12": "That moves the first stamp as well. Five stamps are four moves apart.",
        },
    ),
    Question(
        "16.w4",
        (
            "6 x 6 numbers go through a transposed convolution with 4 x 4 filters, stride 2 and padding 1. "
            "What comes out?"
        ),
        right="12 x 12",
        because="(6 - 1) * 2 - 2 + 4 is 12.",
        wrong={
            "3 x 3": "That is the convolution with these numbers, the way in the other direction.",
            "14 x 14": "That is without padding. It cuts one row or column off each side.",
            "16 x 16": "Padding is taken away here, not added.",
        },
        again="15.5",
    ),
    Question(
        "15.6",
        (
            "A U-Net tells 4 classes apart, in pictures of 64 x 64 x 3. Which shape has its answer to one "
            "picture?"
        ),
        right="64 x 64 x 4",
        because="Each pixel gets a softmax: four probabilities, with the sum 1.",
        wrong={
            "4": "That is one answer for the whole picture, as in classification.",
            "64 x 64 x 3": "Those are the colours that go in.",
            "32 x 32 x 4": "It goes down to smaller maps, and up again to the size of the picture.",
        },
    ),
    Question(
        "15.7",
        "What would the last layers of a U-Net miss without its skips?",
        right="Where exactly the edges of things are",
        because="Pooling and strides threw fine places away. The early maps still have them.",
        wrong={
            "What kind of thing is in the picture": (
                "The deep layers below tell that, and their way up is still there."
            ),
            "Which class each unit stands for": "That is fixed by the labels.",
            "The size of the picture": "Transposed convolutions restore that on their own.",
        },
    ),
    Question(
        "15.8",
        "A mask has a Dice score of 0.8. What is its IoU?",
        right="0.67",
        because="Dice is 2 IoU / (1 + IoU), so IoU is 0.8 / (2 - 0.8).",
        wrong={
            "0.8": "The two agree at 0 and at 1 alone.",
            "0.4": "Half of Dice would never reach 1, not even for a perfect mask.",
            "0.89": "That is the way from an IoU of 0.8 to Dice. IoU is the smaller one.",
        },
    ),
    Question(
        "15.9",
        (
            "Two cars stand one behind the other, and their pixels touch. What does semantic segmentation "
            "tell of them?"
        ),
        right="Which pixels are car",
        because="It gives each pixel a class. To which of the two cars a pixel belongs it does not say.",
        wrong={
            "A mask for each car": (
                "That is instance segmentation, which also tells things of one class apart."
            ),
            "A box for each car": "That is detection.",
            "How many cars there are": "Pixels that touch look like one car, or like three.",
        },
    ),
]

PREDICTIONS = [
    Prediction(
        "15.p1",
        (
            "Street scenes have a background and three classes of things. A model calls all pixels "
            "background. What are its accuracy and its mean IoU?"
        ),
        ("About 0.84, and 0.84", "About 0.84, and 0.21", "About 0.50, and 0.50"),
        "About 0.84, and 0.21",
        "Most pixels are background, so accuracy praises it. Mean IoU is 0.84 / 4: three classes have 0.",
    ),
    Prediction(
        "15.p2",
        (
            "A pole is 2 pixels wide. The mask has its true shape, but lies one pixel too far to the right. "
            "What is its IoU?"
        ),
        ("0.33", "0.50", "0.90"),
        "0.33",
        "One column of three is in both. A wall of 20 pixels would have 0.90 with the same mistake.",
    ),
    Prediction(
        "15.p3",
        "A lesion has 10 of 10,000 pixels. A model marks these 10, and 10 others. What is its Dice score?",
        ("0.50", "0.67", "0.999"),
        "0.67",
        "2 * 10 / (20 + 10). Its IoU is 0.50, and its accuracy is 0.999.",
    ),
    Prediction(
        "15.p4",
        "A class is neither in the picture nor in the answer. Which IoU does it add to the mean?",
        ("0", "1", "None, it is left out"),
        "None, it is left out",
        (
            "0 / 0 says nothing about the answer. As soon as the answer has one pixel of it, it counts, with "
            "an IoU of 0."
        ),
    ),
    Prediction(
        "15.p5",
        (
            "2 x 2 ones go through a transposed convolution. Its filter has 3 x 3 ones, the stride is 2. "
            "What is the largest number of the result?"
        ),
        ("1", "2", "4"),
        "4",
        "All four stamps lie on the pixel in the middle, and stamps are added.",
    ),
    Prediction(
        "15.p6",
        "2 x 2 are to become 4 x 4 with stride 2 and padding 1. Which filter does it take?",
        ("2 x 2", "3 x 3", "4 x 4"),
        "4 x 4",
        (
            "(2 - 1) * 2 - 2 + 4 is 4. With 3 x 3, as often drawn, it is 3 x 3 unless a row and a column are "
            "added."
        ),
    ),
    Prediction(
        "15.p7",
        (
            "The filter is 2 x 2 and the stride is 2. On how many pixels of the result does more than one "
            "stamp lie?"
        ),
        ("None", "About half", "All but the corners"),
        "None",
        (
            "Stamps as wide as the stride lie side by side. With 3 x 3 some pixels get four, which may show "
            "as a chequered pattern."
        ),
    ),
    Prediction(
        "15.p8",
        (
            "Some call it deconvolution. A picture goes through a convolution, then through the transposed "
            "one with the same filter. What is restored?"
        ),
        ("The picture", "Its size", "Neither"),
        "Its size",
        "The pixels are other ones. So this course says transposed convolution.",
    ),
    Prediction(
        "15.p9",
        "A transposed convolution computes what we have computed before, under another name. What was it?",
        (
            "The way forward of a convolution",
            "The way back of a convolution, from dZ to dA_prev",
            "The way back of max pooling",
        ),
        "The way back of a convolution, from dZ to dA_prev",
        "There, too, each number is spread over its window, times the filter, and what overlaps is added.",
    ),
    Prediction(
        "15.p10",
        (
            "A skip brings 64 x 64 x 32. The way up brings 56 x 56 x 48. What goes on, after cutting and "
            "joining?"
        ),
        ("56 x 56 x 48", "56 x 56 x 80", "64 x 64 x 80"),
        "56 x 56 x 80",
        "4 rows and columns are cut off each side of the skip. Channels are put beside each other: 32 + 48.",
    ),
    Prediction(
        "15.p11",
        (
            "A map of 8 x 8 says without a mistake which class is most frequent in each block of 8 x 8 "
            "pixels. It is enlarged to 64 x 64. What is its mean IoU on street scenes?"
        ),
        ("About 0.95", "About 0.65", "About 0.25"),
        "About 0.65",
        "Things are small, and their outlines run through blocks. So a U-Net brings finer maps across.",
    ),
]
