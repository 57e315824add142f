"""Chapter 11: how good a model is, what its errors are made of, and what to do next."""

from dlcore.practice.prediction import Prediction
from dlcore.practice.quiz import Question

QUESTIONS = [
    Question(
        "11.1",
        (
            "A test was tried on as many sick as healthy people, with precision 0.95. Now everybody is "
            "tested, and 1 in 100 is sick. What happens to precision?"
        ),
        right="It falls far below 0.95",
        because="For each sick person there are now 99 healthy ones, and so many more false alarms.",
        wrong={
            "It stays at 0.95": (
                "Recall stays, as it is about the sick alone. Precision mixes both groups, so it depends on "
                "their sizes."
            ),
            "It rises": "Fewer of the tested are sick. So fewer of those called sick are.",
            "It becomes equal to recall": (
                "That needs as many false alarms as misses. Here false alarms are far more than misses."
            ),
        },
    ),
    Question(
        "11.2",
        "Precision is 1 and recall is 0.02. What is F1?",
        right="About 0.04",
        because="2 * 1 * 0.02 / 1.02 is 0.039. The harmonic mean stays near the smaller number.",
        wrong={
            "0.51": "That is the ordinary mean. It would call this model half good.",
            "0.02": "That is recall alone. The harmonic mean is near it, but not below or at it.",
            "0.14": "That is the root of 1 * 0.02, another mean.",
        },
    ),
    Question(
        "12.w3",
        "1 example in 100 is positive. A model calls all of them positive. What is its F1?",
        right="About 0.02",
        because="Recall is 1 and precision 0.01. The harmonic mean stays near the smaller one.",
        wrong={
            "About 0.5": "That is the ordinary mean of 1 and 0.01.",
            "0.99": "That is the share of examples that are answered wrongly.",
            "0": "One in a hundred of its alarms is right, so precision is not 0.",
        },
        again="11.2",
    ),
    Question(
        "11.3",
        "Humans make 4 percent errors, a model makes 7 on train and 8 on dev. Which part of the 7 is avoidable?",
        right="3 points",
        because="Humans show that 4 percent is possible, so 7 - 4 is the avoidable bias.",
        wrong={
            "7 points": "That would be an error of 0 on train. Not even humans manage that.",
            "4 points": "That is the human error, which stands for what no model avoids.",
            "1 point": "That is the step from train to dev, which is variance.",
        },
    ),
    Question(
        "11.4",
        (
            "There are 200,000 photos from the web and 10,000 from your app. The model is for the app. What "
            "is the dev set made of?"
        ),
        right="Photos of the app alone",
        because="The dev set says where to aim, and that is at what users send.",
        wrong={
            "Photos of both, shuffled": (
                "About 95 of 100 would come from the web. You would aim at web photos."
            ),
            "Photos of the web alone": "Then no number tells how well the app does.",
            "Half from the web, half from the app": "Then half of the target is not your target.",
        },
    ),
    Question(
        "14.w1",
        (
            "Speech from studios is plenty, speech from cars is rare. The product is for cars. All of it is "
            "shuffled and cut into train, dev and test. What is wrong?"
        ),
        right="Dev and test are mostly studio speech",
        because="They hold the same mixture as train. Ideas are then chosen by how they do in studios.",
        wrong={
            "Train holds speech from cars": "That is good. What is left of it after dev and test helps.",
            "Nothing, as all three sets are alike": (
                "Alike they are. But all three are unlike what the product will hear."
            ),
            "Shuffling destroys the speech": "Recordings are shuffled, not what is inside of them.",
        },
        again="11.4",
    ),
    Question(
        "11.5",
        "10 percent errors on dev, and 5 percent of these mistakes are dogs. No dog goes wrong any more. And now?",
        right="9.5 percent errors",
        because="5 percent of the 10 percent are gone, which is half a point.",
        wrong={
            "5 percent errors": "5 percent of the mistakes are dogs, not 5 percent of all examples.",
            "9.95 percent errors": "5 percent of 10 points is 0.5 points, not 0.05.",
            "0.5 percent errors": "That is what is gained. The question is what remains.",
        },
    ),
    Question(
        "12.w4",
        (
            "The dev error is 8 percent. A quarter of the mistakes are blurred pictures. How low could work on "
            "blurred pictures bring it?"
        ),
        right="To 6 percent",
        because="A quarter of 8 points is 2 points, and the other mistakes stay.",
        wrong={
            "To 2 percent": "That is what would be gained.",
            "To 7.75 percent": "That takes a quarter of one point, not a quarter of 8.",
            "To 0": "Three of four mistakes are of another kind.",
        },
        again="11.5",
    ),
    Question(
        "11.6",
        "A large training set has 2 percent wrong labels, at random. What do you do about them?",
        right="Usually nothing",
        because="They have no pattern to be learned, and right labels outvote them. Other work gains more.",
        wrong={
            "Correct every single one": "That is much work for little, as long as they are random and few.",
            "Remove the examples that the model gets wrong": (
                "Among these are the hard ones with right labels, from which it would learn most."
            ),
            "Train for longer": "Then a large network begins to learn the wrong labels by heart.",
        },
    ),
    Question(
        "11.7",
        "Errors in percent: humans 1, train 2, train-dev 3, dev 9. What do you work on?",
        right="Training data that is more like dev",
        because="6 points lie between train-dev and dev. That step is data mismatch.",
        wrong={
            "A larger network": "Only 1 point lies between humans and train.",
            "Regularization": "Only 1 point lies between train and train-dev, which is variance.",
            "A larger dev set": (
                "It would measure the 9 percent more sharply. A gap of 6 points is not a matter of measuring."
            ),
        },
    ),
    Question(
        "14.w2",
        "Errors in percent: humans 1, train 2, train-dev 9, dev 10. What is the largest problem?",
        right="Variance",
        because="7 points lie between train and train-dev, whose examples come from one distribution.",
        wrong={
            "Data mismatch": "From train-dev to dev, where the examples change, only 1 point is lost.",
            "Avoidable bias": "The error on train is 1 point above that of humans.",
            "Dev set overfitting": "That would show on the test set, which is not even among these.",
        },
        again="11.7",
    ),
    Question(
        "11.8",
        "When does one network from sound to text do better than a pipeline of several steps?",
        right="With very many pairs of sound and text",
        because="Then it can find better steps than ours. With few pairs, what we know has to help it.",
        wrong={
            "Always, as it has fewer parts": (
                "It has more to learn at once, and needs pairs of the first and the last thing."
            ),
            "With few examples": "That is where steps made by hand help most.",
            "When each step has many examples of its own": (
                "That speaks for the pipeline: each of its steps can be learned well."
            ),
        },
    ),
    Question(
        "11.9",
        "You correct wrong labels in the dev set. What should be corrected in the same way?",
        right="The test set",
        because="Both must come from one distribution, or the report is about another target.",
        wrong={
            "Only what the model got wrong": (
                "Then examples that it got right by a wrong label stay, and the score looks too good."
            ),
            "Always the training set, too": (
                "It is much larger, and may differ a little. Random errors in it do little harm."
            ),
            "Nothing else": "Dev and test would no longer aim at the same target.",
        },
    ),
]

PREDICTIONS = [
    Prediction(
        "E80",
        (
            "A detector finds 90 percent of the cats, and takes 5 percent of the other pictures for cats. "
            "With as many cats as others its precision is 0.947. And with 1 cat in 100 pictures?"
        ),
        ("0.947", "0.667", "0.154"),
        "0.154",
        "Of 10,000 pictures 100 are cats. 90 hits stand beside 495 false alarms.",
    ),
    Prediction(
        "E30",
        "Experts make 2 percent errors, and a model makes 9 on train. How large is the avoidable bias?",
        ("-7 points", "2 points", "7 points"),
        "7 points",
        (
            "It is training error minus Bayes error. The 2 percent of the experts stand for Bayes error, which "
            "nothing avoids."
        ),
    ),
    Prediction(
        "E75",
        "Errors in percent: 7 on train, 8 on train-dev, 14 on dev, 16 on test. How large is the variance?",
        ("1 point", "7 points", "9 points"),
        "1 point",
        (
            "Train-dev is like train, but new. The other 8 points come from other data, and from having "
            "chosen by dev."
        ),
    ),
    Prediction(
        "E78",
        (
            "200,000 photos from the web and 10,000 from the app are shuffled, and the dev set is cut off. "
            "Which share of it comes from the app?"
        ),
        ("About 5 percent", "About 50 percent", "All of it"),
        "About 5 percent",
        "That is their share of all photos. So dev would say how well the model does on the web.",
    ),
    Prediction(
        "E79",
        (
            "20 percent of the training labels are flipped: at random, or all of them among one kind of "
            "examples. Which does more harm to answers for new examples?"
        ),
        ("At random", "Among one kind", "Both alike"),
        "Among one kind",
        "Random ones are outvoted by their neighbours. In one place they are the majority, and are learned.",
    ),
    Prediction(
        "E81",
        (
            "We add noise to clean sounds to train on: the same recording of noise each time, or one of "
            "fifty. Which model does better in a noise that is new?"
        ),
        ("With one recording", "With fifty recordings", "Both alike"),
        "With fifty recordings",
        "One recording is learned by heart, and taken away. For a new noise that is of no use.",
    ),
    Prediction(
        "11.p1",
        "The threshold for a positive answer is raised. Which of precision and recall can never rise by that?",
        ("Precision", "Recall", "Neither, both may rise"),
        "Recall",
        "Fewer are called positive, so fewer are found. Precision mostly rises, but it may also fall.",
    ),
    Prediction(
        "11.p2",
        "1 example in 100 is positive, and a model calls all of them negative. Its accuracy and recall?",
        ("0.5 and 0.5", "0.99 and 0", "0.99 and 0.99"),
        "0.99 and 0",
        "It is nearly always right, and finds nothing. Accuracy alone does not show it.",
    ),
    Prediction(
        "11.p3",
        (
            "The dev error is 10 percent, and 60 percent of the mistakes are blurred pictures. How low would "
            "it be without these mistakes?"
        ),
        ("4 percent", "6 percent", "9.4 percent"),
        "4 percent",
        "The other 40 percent of the mistakes remain. That is the ceiling of work on blurred pictures.",
    ),
    Prediction(
        "11.p4",
        (
            "Of 50 mistakes that we look at, 5 are dogs. Between which shares may the truth lie, with 95 "
            "percent confidence?"
        ),
        ("9 and 11 percent", "4 and 21 percent", "0 and 50 percent"),
        "4 and 21 percent",
        "50 is a small number. It does for a first choice, but not to tell 10 percent from 15.",
    ),
    Prediction(
        "11.p5",
        "The labels of dev are wrong for 6 percent, at random, and a model is always right. Which error is measured?",
        ("0 percent", "6 percent", "12 percent"),
        "6 percent",
        "Wherever the label is wrong, the right answer counts as a mistake.",
    ),
    Prediction(
        "11.p6",
        (
            "Noise is mixed into speech at 20 dB. How many times as large as that of the noise is the "
            "amplitude of the speech?"
        ),
        ("2 times", "10 times", "100 times"),
        "10 times",
        "20 dB is 100 times the power, and power is amplitude squared.",
    ),
    Prediction(
        "11.p7",
        (
            "A pipeline has three steps. Each is right for 95 percent of what it gets, by chance. How often is "
            "all of it right?"
        ),
        ("95 percent", "86 percent", "15 percent"),
        "86 percent",
        "0.95**3 is 0.857. Errors of steps add up along the way.",
    ),
]
