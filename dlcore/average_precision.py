"""How good a detector is: precision, recall, and the area under their curve.

A detection is right if it overlaps an object of its class by enough, and no surer detection has that object already.
The surer ones come first; of equally sure ones those of an earlier picture, and there the earlier one. Each takes the
object that it overlaps most among those that are left, of equal ones the last: the rules of COCO's evaluation.
"""

import numpy as np

from dlcore.shapes import check, takes
from dlcore.yolo import corners, iou_table


def precision_recall_of_boxes(found, objects, cls, iou=0.5):
    """Precision and recall of the surest detection, of the two surest, and so on    -> recall, precision, scores (k,)

    found: Detections (boxes, scores, classes) a picture. objects: (k, 5) a picture, [class, x, y, w, h]. k is the
    number of detections of this class in all pictures, maybe 0. Raises ValueError where no object is of this class.
    """
    right, scores, n = matched(found, objects, cls, iou)
    if not n:
        raise ValueError(f"no object is of class {cls}: what is its recall?")
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(right[order])
    return hits / n, hits / np.arange(1, len(hits) + 1), scores[order]


def matched(found, objects, cls, iou=0.5):
    """Which detections of a class are right    -> True and False (k,), their scores (k,), how many objects there are"""
    check("iou", iou, "kept ()")
    if len(found) != len(objects):
        raise ValueError(f"found is about {len(found)} pictures, but objects about {len(objects)}.")
    right, scores, n = [np.zeros(0, bool)], [np.zeros(0)], 0
    for its, things in zip(found, objects, strict=True):
        boxes, its_scores, classes = its
        things = np.reshape(things, (-1, 5))
        mine, truth = np.asarray(classes) == cls, things[things[:, 0] == cls, 1:]
        its_scores = np.asarray(its_scores, float)[mine]
        order = np.argsort(-its_scores, kind="stable")
        right.append(taken(np.reshape(boxes, (-1, 4))[mine][order], corners(truth), iou))
        scores.append(its_scores[order])
        n += len(truth)
    return np.concatenate(right), np.concatenate(scores), n


def taken(boxes, truth, iou):
    """Which of these boxes, the surest first, take an object of one picture    boxes (k, 4), truth (l, 4) -> (k,)"""
    right = np.zeros(len(boxes), bool)
    if not len(boxes) or not len(truth):
        return right
    overlaps = iou_table(boxes, truth)
    for k, its in enumerate(overlaps):
        best = len(its) - 1 - np.argmax(its[::-1])
        if its[best] >= iou:
            right[k] = True
            overlaps[:, best] = -1  # it is gone
    return right


@takes(recall="probability (k,)", precision="probability (k,)")
def all_points(recall, precision):
    """sum over k of (r_k - r_k-1) max_j>=k p_j    recall, precision (k,) -> the area under the curve, a number

    At each recall, the best precision that is had there or further on. Raises ValueError for shares outside 0 to 1.
    """
    best = np.maximum.accumulate(precision[::-1])[::-1]
    return float(np.sum(np.diff(recall, prepend=0.0) * best))


def average_precision(found, objects, cls, iou=0.5):
    """all_points of the curve of one class    -> a number from 0 to 1; 0 where nothing is found"""
    recall, precision, _ = precision_recall_of_boxes(found, objects, cls, iou)
    return all_points(recall, precision) if len(recall) else 0.0


def mean_average_precision(found, objects, iou=0.5):
    """mAP, the mean of average_precision over all classes that there are    -> a number, and {class: its own}

    iou: how much of an overlap is enough. mAP@0.5 has 0.5. Raises ValueError where there is no object at all.
    """
    classes = np.unique(np.concatenate([np.reshape(things, (-1, 5))[:, 0] for things in objects]))
    if not len(classes):
        raise ValueError("there is no object in any picture: nothing can be found.")
    each = {int(cls): average_precision(found, objects, cls, iou) for cls in classes}
    return float(np.mean(list(each.values()))), each
