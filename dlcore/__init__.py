"""dlcore: the library under the deep-learning workbook, and the key to its exercises.

It imports nothing, so that each room can be opened alone: `from dlcore import activations` loads NumPy only,
`from dlcore import plots` also Matplotlib, `from dlcore.practice import check` what marks an answer.
It parses on Pythons much older than the course runs on, so that `python3 -m dlcore` can say so in words.

The mathematics, in the order in which the course meets it:

    numbers       arrays
    one unit      activations, losses, logistic, graph, graph_steps, gradients, metrics, training
    networks      initializers, shallow, keras_layout, deep, layers, network, parameters
    trusting      splits, selection, regularization, augmentation, scaling, depth
    training      minibatches, averages, optimizers, schedules, saddles, sampling, batchnorm, softmax, strategy
    pictures      filters, margins, columns, depthwise, pooling, convolution, residual, transfer
    finding       detection, yolo, detection_loss, detector, average_precision, segmentation, pixels, unet_layers, unet,
                  embedding, triplets, siamese, verification

Beneath it: shapes, kinds, kinds_apart, kinds_related, kinds_of_pictures, kinds_of_boxes and kinds_of_segments say
what a function takes; layer_lists, recipes and storage put networks together and into files; messages holds every
sentence that the course shows, and database what the SQLite files of progress and of searches have in common.
"""

__version__ = "0.1.0"
