"""Chapter 13: shortcuts past layers, cheaper convolutions, changed pictures, and what another task has taught."""

from dlcore.practice.prediction import Prediction
from dlcore.practice.quiz import Question

QUESTIONS = [
    Question(
        "13.1",
        "a goes into a residual block, and z comes out of its second layer. What does the block pass on?",
        right="g(z + a)",
        because="a is added as it came in, before the last activation function.",
        wrong={
            "g(z) + a": "That adds after g. With ReLU such a block could never lower a value.",
            "g(z) * a": "That is a gate, which multiplies. A shortcut adds.",
            "g(z), and a as further units": "That puts both side by side, so there would be more units.",
        },
    ),
    Question(
        "14.w3",
        "At one unit of a residual block z is -3, and a is 2. g is ReLU. What does the block pass on?",
        right="0",
        because="-3 + 2 is -1, and ReLU makes 0 of it.",
        wrong={
            "2": "That adds 2 to relu(-3). The sum comes first.",
            "-1": "That is the sum. ReLU is still to come.",
            "-6": "That is a product. A shortcut adds.",
        },
        again="13.1",
    ),
    Question(
        "13.2",
        (
            "W2 and b2 of a residual block are 0, and a is nowhere negative. g is ReLU. What does the block "
            "give?"
        ),
        right="a",
        because="The layers add 0, and relu(0 + a) is a. So a new block does no harm to begin with.",
        wrong={
            "0": "That is so without the shortcut.",
            "relu(b1)": "What the first layer gives is multiplied by W2, which is 0.",
            "2 * a": "a is added once, to what the layers give, which is 0.",
        },
    ),
    Question(
        "13.3",
        (
            "A layer has c_out filters of f x f. Which share of its products does a depthwise-separable "
            "convolution need?"
        ),
        right="1 / c_out + 1 / f**2",
        because="The first part is the depthwise step, the second one the pointwise step.",
        wrong={
            "1 / c_out": "That is the depthwise step alone. Its channels are not mixed yet.",
            "1 / f**2": "That is the pointwise step alone. It sees one pixel at a time.",
            "f**2": "That is above 1, so it would be more work than before.",
        },
    ),
    Question(
        "16.w2",
        (
            "256 channels come in, and 256 filters of 3 x 3 see them. About which share of the products does "
            "a depthwise-separable convolution need?"
        ),
        right="One ninth",
        because="1 / 256 + 1 / 9 is 0.115. With many filters the size of the window decides.",
        wrong={
            "One third": "A window of 3 x 3 has 9 numbers, and each pixel is mixed once instead.",
            "One in 256": "That is the depthwise step alone. The pointwise step is most of the work.",
            "One half": "Two steps take the place of one. But each of them is much cheaper.",
        },
        again="13.3",
    ),
    Question(
        "13.4",
        (
            "You have 80 X-ray pictures, and a network that was trained on a million photographs. What do "
            "you try first?"
        ),
        right="A new last layer, with all others frozen",
        because="The frozen layers find edges and textures already. 80 pictures are enough for one layer.",
        wrong={
            "Training all layers": "Millions of weights can learn 80 pictures by heart.",
            "A fresh network": "It would have to learn from 80 pictures even what an edge is.",
            "The network as it is": "Its last layer names cats and cars. The new task has other classes.",
        },
    ),
    Question(
        "16.w1",
        (
            "A network was trained on a million faces. You have 100 pictures of faces with three kinds of "
            "glasses. What do you try first?"
        ),
        right="A new last layer for three classes, on the frozen rest",
        because="What the other layers know of faces stays, and 100 pictures are enough for one layer.",
        wrong={
            "A fresh network for three classes": "From 100 pictures it would have to learn what a face is.",
            "Training all layers for many epochs": "100 pictures are soon learned by heart.",
            "Its old last layer, trained on": "It has a unit for each person, and none for kinds of glasses.",
        },
        again="13.4",
    ),
    Question(
        "13.5",
        "When does it help task B most to begin with a network that was trained on task A?",
        right="Both have the same kind of input, and A has far more examples",
        because="What the first layers learn of A, such as edges, then serves B as well.",
        wrong={
            "Both have the same classes": "The classes may differ. B gets a last layer of its own.",
            "B has far more examples than A": "Then B can be learned from its own examples.",
            "Both have the same loss": "The loss belongs to the last layer, and that is a new one.",
        },
    ),
    Question(
        "13.6",
        (
            "A residual block gets 64 channels. It gives 128, with half as many rows and columns. What makes "
            "its shortcut fit?"
        ),
        right="A 1 x 1 convolution with stride 2",
        because="128 filters of one pixel make 128 channels, and the stride halves both sides.",
        wrong={
            "Broadcasting": "That repeats axes of size 1. 64 channels do not become 128 by it.",
            "ReLU": "It changes numbers, but no shape. And the shortcut is not to be bent.",
            "Max pooling of 2 x 2": "It halves both sides, but leaves 64 channels.",
        },
    ),
    Question(
        "13.7",
        "What does a 1 x 1 convolution mix?",
        right="The channels of each pixel",
        because="It is the same small dense layer at every pixel. It sees no neighbours.",
        wrong={
            "Neighbouring pixels": "Its window is a single pixel.",
            "Pixels and channels": "That is what a 3 x 3 convolution does.",
            "Nothing, as it multiplies by one number": (
                "With one channel, yes. Otherwise each filter has a weight for every channel."
            ),
        },
    ),
    Question(
        "14.w4",
        (
            "There are 19 x 19 cells with 512 numbers each. Which layer makes 16 numbers of these, in the "
            "same way for each cell?"
        ),
        right="A 1 x 1 convolution with 16 filters",
        because="Each filter is a weighted sum of the 512 numbers of one cell, with the same weights in all.",
        wrong={
            "A dense layer with 16 units": "It reads all cells at once, and gives 16 numbers in all.",
            "Max pooling": "It makes fewer cells, and leaves 512 numbers in each.",
            "A depthwise convolution": "It gives as many channels as it gets, which is 512.",
        },
        again="13.7",
    ),
    Question(
        "13.8",
        "Where has an inverted residual block, as in MobileNetV2, most channels?",
        right="In its middle",
        because=(
            "It widens, filters each channel for itself, and narrows. Its shortcut joins the narrow ends."
        ),
        wrong={
            "At both ends": "That is a bottleneck of a ResNet, and why this one is called inverted.",
            "At its end": "The shortcut adds what comes in, so both ends have equally many.",
            "It has equally many everywhere": "It widens first, so that cheap filters have much to see.",
        },
    ),
    Question(
        "13.9",
        (
            "A network tells ripe red tomatoes from unripe green ones. Which change of its training pictures "
            "does harm?"
        ),
        right="Shifting red and green",
        because="The colour is what makes the label. A change of pictures has to leave the label right.",
        wrong={
            "Mirroring left to right": "A mirrored tomato is as ripe as before.",
            "Cropping at random places": "A part of a tomato still shows how ripe it is.",
            "Turning by a few degrees": "Tomatoes lie in all directions.",
        },
    ),
]

PREDICTIONS = [
    Prediction(
        "E18",
        "At one unit of a residual block z is -1, and a is 3. g is ReLU. What does the block pass on?",
        ("0", "2", "3"),
        "2",
        "It is relu(-1 + 3). a is added as it is, before the ReLU, and nothing is done to it on its way.",
    ),
    Prediction(
        "13.p1",
        (
            "Six networks of 20 blocks learn week 3's flower, and six more that have shortcuts. All are "
            "trained alike. Which make fewer errors on train, on average?"
        ),
        ("The plain ones", "Those with shortcuts", "Both about alike"),
        "Those with shortcuts",
        "Half of the plain ones learn nothing. On train a deep network could do as well as a shallow one.",
    ),
    Prediction(
        "13.p2",
        "And with 3 blocks instead of 20? Which make fewer errors on the flower, on average?",
        ("The plain ones", "Those with shortcuts", "Both about alike"),
        "Both about alike",
        "So few layers let slopes through without help. Shortcuts mend what depth spoils.",
    ),
    Prediction(
        "E87",
        (
            "Networks of 10 residual blocks make 8 percent errors on the flower, on average of six. How many "
            "do those of 20 make, trained alike?"
        ),
        ("Fewer", "As many", "More"),
        "More",
        "Shortcuts make depth less harmful, and do not make it free. More of it may only train more slowly.",
    ),
    Prediction(
        "13.p3",
        (
            "A layer has 5 filters of 3 x 3. Which share of its products does a depthwise-separable "
            "convolution need?"
        ),
        ("0.11", "0.20", "0.31"),
        "0.31",
        "1 / 5 + 1 / 9. With so few filters the depthwise step is most of it.",
    ),
    Prediction(
        "13.p4",
        (
            "64 channels, 64 filters of 3 x 3: separable it takes 8 times fewer products. How much less time "
            "does it take on this computer?"
        ),
        ("8 times less", "More than 8 times less", "Less time, but not 8 times less"),
        "Less time, but not 8 times less",
        "Numbers have to be fetched, too. Few products with each number fetched leave a processor waiting.",
    ),
    Prediction(
        "13.p5",
        (
            "256 channels to 256 by 3 x 3. Or 1 x 1 down to 64, 3 x 3 there, and 1 x 1 up again. Which share "
            "of the products is this?"
        ),
        ("One half", "One quarter", "One eighth"),
        "One eighth",
        "589,824 products at every pixel become 69,632. So a bottleneck pays for much depth.",
    ),
    Prediction(
        "13.p6",
        "Pixels are stored in 8 bits, as uint8. 20 is added to a pixel of 250. What is it then?",
        ("14", "255", "270"),
        "14",
        "After 255 it begins at 0 again, so bright becomes dark. Add in more bits, and clip.",
    ),
    Prediction(
        "13.p7",
        (
            "A network learns from 200 digits, and makes 10 percent errors on new ones. We mirror half of "
            "the digits in each epoch. And now?"
        ),
        ("About 5 percent", "About 10 percent", "About 15 percent"),
        "About 15 percent",
        (
            "New digits are never mirrored, so much is learned in vain, and 2 looks like 5. Not all changes "
            "help."
        ),
    ),
    Prediction(
        "13.p8",
        (
            "Only 20 printed digits are there to learn from. One network is fresh. One has learned "
            "handwritten digits, and gets a new last layer, the rest frozen. Which makes fewer errors?"
        ),
        ("The fresh one", "The pre-trained one", "Both about alike"),
        "The pre-trained one",
        "20 digits are too few to find good filters. Those for handwriting do for print.",
    ),
    Prediction(
        "13.p9",
        (
            "Now there are 1000 printed digits. One network is fresh. One knows handwritten digits, and only "
            "its new last layer is trained. Which makes fewer errors?"
        ),
        ("The fresh one", "The pre-trained one", "Both about alike"),
        "The fresh one",
        "Now there is enough to learn filters for print. Frozen ones are still those for handwriting.",
    ),
    Prediction(
        "13.p10",
        (
            "Two networks have learned 2000 printed digits. For one of them they were moved a little in each "
            "epoch. Both learn 200 handwritten digits. Which makes fewer errors?"
        ),
        ("The one that knows moved print", "The one that knows print as it is", "Both about alike"),
        "The one that knows moved print",
        "Moving makes print a harder task, and its filters know more. That is what handwriting needs.",
    ),
    Prediction(
        "E44",
        (
            "Six layers have a W and a b each, all in one list. The first four layers are frozen. How many "
            "arrays of the list stay as they are?"
        ),
        ("4", "6", "8"),
        "8",
        "Layers are frozen, not numbers or arrays: W1, b1 up to W4, b4.",
    ),
    Prediction(
        "E82",
        (
            "For few examples a note trains the last layer and the output layer. There are layers 1 to 5. "
            "Which ones are these?"
        ),
        ("Layer 5", "Layers 4 and 5", "Layers 5 and 6"),
        "Layer 5",
        "The last layer is the output layer. It alone is trained, or the last two, 4 and 5.",
    ),
    Prediction(
        "E91",
        "There are 1200 pictures, and nobody says what is on them. Can they be used for pre-training?",
        ("No, it needs labels", "Yes, with labels that we make ourselves"),
        "Yes, with labels that we make ourselves",
        "We turn each picture by a quarter, a half or three quarters. By how much? We know, as we turned it.",
    ),
]
