"""Every function of the mathematics only reads its arguments, keeps their precision, and says what it does."""

import inspect
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from dlcore import (
    activations,
    averages,
    gradients,
    graph,
    initializers,
    keras_layout,
    logistic,
    metrics,
    regularization,
    saddles,
    sampling,
    softmax,
    splits,
)
from tests.mathematics_detection import DETECTION_IN_FLOAT64, DETECTION_WHOLE
from tests.mathematics_embedding import EMBEDDING_IN_FLOAT64, EMBEDDING_WHOLE
from tests.mathematics_examples import EXAMPLES, changed, flat, frozen, results
from tests.mathematics_grids import GRIDS_IN_FLOAT64
from tests.mathematics_pictures import PICTURES_IN_FLOAT64, PICTURES_WHOLE
from tests.random_numbers import SINGLE

FUNCTIONS = pytest.mark.parametrize("function", EXAMPLES, ids=lambda function: function.__name__)


def test_every_public_function_has_an_example():
    rooms = [path.stem for path in Path(gradients.__file__).parent.glob("[a-z]*.py")]
    public = {
        function
        for room in rooms
        for name, function in vars(import_module(f"dlcore.{room}")).items()
        if hasattr(function, "takes") and function.__module__ == f"dlcore.{room}"
    }
    assert public | {graph.graph_backward} == set(EXAMPLES)
    assert all(
        set(EXAMPLES[function]) == set(inspect.signature(function).parameters) for function in EXAMPLES
    )


@FUNCTIONS
def test_the_plain_body_is_what_a_learner_writes(function):
    assert "takes" not in inspect.getsource(inspect.unwrap(function)).split('"""')[2]
    assert inspect.unwrap(function).__name__ == function.__name__
    plain, checked = (results(f, EXAMPLES[function]) for f in (inspect.unwrap(function), function))
    for one, other in zip(plain, checked, strict=True):
        np.testing.assert_array_equal(one, other) if not isinstance(
            one, gradients.GradientReport
        ) else one == other


@FUNCTIONS
def test_the_docstring_opens_with_formula_and_result_and_is_short(function):
    lines = inspect.getdoc(function).splitlines()
    assert "->" in lines[0]
    assert len(lines) <= 8
    assert "Raises ValueError" in " ".join(lines)


@FUNCTIONS
def test_arguments_are_only_read(function):
    arguments = changed(EXAMPLES[function], frozen)
    results(function, arguments)
    for name, value in EXAMPLES[function].items():
        for now, before in zip(flat(arguments[name]), flat(value), strict=True):
            np.testing.assert_array_equal(now, before)


@FUNCTIONS
def test_any_memory_layout_gives_the_same(function):
    fortran, strided = (
        results(function, changed(EXAMPLES[function], change))
        for change in (np.asfortranarray, lambda array: np.repeat(array, 2, axis=-1)[..., ::2])
    )
    for one, other, third in zip(results(function, EXAMPLES[function]), fortran, strided, strict=True):
        if isinstance(one, str):
            assert one == other == third
        elif not isinstance(one, gradients.GradientReport):
            np.testing.assert_allclose(other, one, rtol=1e-12)
            np.testing.assert_allclose(third, one, rtol=1e-12)


IN_FLOAT64 = {
    activations.relu_grad,
    activations.leaky_relu_grad,
    averages.ewa_weights,
    keras_layout.dense_loop,
    logistic.loop_gradients,
    gradients.numerical_grad,
    gradients.gradient_check,
    initializers.init_two_layer,
    initializers.zeros,
    initializers.constant,
    initializers.ramp,
    metrics.threshold_curve,
    saddles.hessian,
    saddles.random_hessian,
    sampling.log_uniform,
    sampling.sample_beta,
    softmax.one_hot,
    *PICTURES_IN_FLOAT64,
    *DETECTION_IN_FLOAT64,
    *EMBEDDING_IN_FLOAT64,
    *GRIDS_IN_FLOAT64,
}  # as their docstrings say
WHOLE = {
    logistic.predict_labels, metrics.confusion, regularization.dropout_mask, softmax.predict_class,
    splits.shared_columns,
    *PICTURES_WHOLE,
    *DETECTION_WHOLE,
    *EMBEDDING_WHOLE,
}  # fmt: skip


KEEP_PRECISION = [function for function in EXAMPLES if function not in IN_FLOAT64 | WHOLE]


@SINGLE
@pytest.mark.parametrize("function", KEEP_PRECISION, ids=lambda function: function.__name__)
def test_float32_stays_float32(function):
    for found in results(function, changed(EXAMPLES[function], single)):
        if isinstance(found, np.ndarray | np.generic):
            assert found.dtype == np.float32 and np.isfinite(found).all()


def single(array):
    return array.astype(np.float32) if array.dtype.kind == "f" else array
