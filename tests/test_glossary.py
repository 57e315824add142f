"""The glossary shows what it should, and the course keeps to it: one Chinese term a concept, none swapped."""

import re
from pathlib import Path

import pytest

from dlcore.practice.glossary import glossary, width
from dlcore.practice.terms import TERMS

ROOT = Path(__file__).parents[1]

# Slips of a study note that a chapter quotes in order to correct them.
QUOTED = ("high variance (偏差)", "high bias (方差)")

CHINESE = "[\u4e00-\u9fff]"
BEGIN = re.compile(rf"[(（](?=(?:[A-Za-z0-9]+[ （])?{CHINESE})")
RUN = re.compile(rf"{CHINESE}(?:[\u4e00-\u9fff（）、/ ]*[\u4e00-\u9fff）])?")
BEFORE = re.compile(r"[\s|:,=–-]*$")
BEHIND = re.compile(r"\s*[(（]([A-Za-z][\w -]*)[)）]")


# The lint


def slips(text):
    """What a text calls by a name that is not the glossary's."""
    text = joined(text)
    for quoted in QUOTED:
        text = text.replace(quoted, "")
    found = [f"{word}: say {t.chinese}" for t in TERMS for word in t.never if word in text]
    glosses = list(bracketed(text))
    found += [slip for start, _, content in glosses if (slip := about(text[:start], content, strict=True))]
    for run in RUN.finditer(text):
        if not any(start <= run.start() < end for start, end, _ in glosses):
            found += filter(None, [about(text[: run.start()], run[0], strict=False)])
        if english := BEHIND.match(text, run.end()):
            found += filter(None, [about(english[1], run[0], strict=False)])
    return found


def joined(text):
    """Paragraphs of a notebook's source as running text, without marks of emphasis."""
    text = re.sub(r"\n# ?(?=\S)", " ", text)
    return re.sub(r'[*`"]', "", text)


def bracketed(text):
    """(start, end, content) of the brackets that begin with Chinese, to their matching ends."""
    end = 0
    for begin in BEGIN.finditer(text):
        if begin.start() < end:  # brackets inside a gloss
            continue
        depth, end = 1, begin.end()
        while depth and end < len(text):
            depth += (text[end] in "(（") - (text[end] in ")）")
            end += 1
        yield begin.start(), end, text[begin.end() : end - 1]


def about(before, content, strict):
    """None, or what is wrong with calling the English at the end of `before` by this Chinese."""
    before = BEFORE.sub("", before[-80:]).casefold()
    names = [name for name in CHINESE_OF if re.search(rf"(?<![a-z]){re.escape(name)}(?:e?s)?$", before)]
    if not names:
        unknown = strict and before[-1:].isalpha()
        return f"...{before[-30:]} ({content}): not in the glossary" if unknown else None
    right = CHINESE_OF[max(names, key=len)]
    # The last word alone may be meant, if the whole term ends with its Chinese: L2 *regularization* (正则化).
    heads = {word for name in names for word in CHINESE_OF[name]}
    right = right | {word for word in heads if any(whole.endswith(word) for whole in right)}
    if content in right or all(part in right for part in re.split(r"\s*/\s*|、", content)):
        return None
    return f"{max(names, key=len)} ({content}): the glossary has {', '.join(sorted(right))}"


def forms(chinese):
    """The ways to write a glossary entry: its parts, and 代价函数（成本函数） as either of the two."""
    yield chinese
    for part in re.split(r" / |、", chinese):
        yield part
        if written := re.fullmatch(r"(.*?)\s*[（(](.*?)[）)](.*)", part):
            word, other, rest = written.groups()
            yield word + rest
            if re.search(CHINESE, other):
                yield word[: -len(other)] + other + rest  # 开发（验证）集: 验证集
                yield from [] if rest else [other]


CHINESE_OF = {}
for term in TERMS:
    for name in (term.english, *term.names):
        CHINESE_OF.setdefault(name.casefold(), set()).update(forms(term.chinese))


def pages():
    """Everything of the course that has words in it, but for the glossary itself."""
    found = [
        *ROOT.glob("*.md"),
        *(ROOT / "notebooks" / "source").glob("*.py"),
        *(ROOT / "dlcore").rglob("*.py"),
    ]
    return [path for path in found if path.parent.name != "terms"]


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_course_keeps_to_the_glossary(path):
    assert slips(path.read_text(encoding="utf-8")) == []


def test_the_chapters_give_terms_in_chinese_at_all():
    chapters = [
        path.read_text(encoding="utf-8") for path in (ROOT / "notebooks" / "source").glob("0[12]*.py")
    ]
    assert all(len(list(bracketed(joined(text)))) >= 15 for text in chapters)


@pytest.mark.parametrize(
    "text",
    [
        "the variance (方差) and the bias (偏差) or bias (偏置（b）、截距)",
        "# its *activation\n# functions* (激活函数) are",
        "cost (代价函数（成本函数）), cost (代价函数), cost function (成本函数)",
        "| label | 标签 / 真实标签 |",
        "a **dev set** (验证集) or dev set (开发集)",
        "`ReLU` (修正线性单元 (ReLU)) is one",
        "the logit (logit（未归一化得分）) of",
        "training sets (训练集)",
        "方差 (variance)",
        "L1 and L2 *regularization* (正则化)",
        'Which word is it? ("方差", "偏差")',
        "no Chinese here (at all)",
    ],
)
def test_right_words_pass(text):
    assert slips(text) == []


@pytest.mark.parametrize(
    "text",
    [
        # swapped pairs
        "large variance (偏差)",
        "large *bias* (方差)",
        "| variance | 偏差 |",
        "Variance 偏差, Bias 方差",
        "overfitting (欠拟合)",
        "underfitting（过拟合）",
        "欠拟合 (overfitting)",
        "precision (准确率)",
        "accuracy (精确率)",
        "recall (精确率（查准率）)",
        # another word than the glossary's
        "cost function (损失函数)",
        "tanh (正切)",
        "standard deviation (方差)",
        "element-wise product (点乘)",
        "the label (标签 / 用户)",
        # words that are never right
        "an interceptor, 拦截器",
        "activation parameter (激活参数)",
        "超级参数",
        "反向传输",
        "二分分类",
        "训练用例",
        # a term the glossary does not have
        "a gizmo (小玩意)",
    ],
)
def test_every_rule_bites(text):
    assert len(slips(text)) >= 1


def test_a_quoted_slip_passes_only_as_it_is_quoted():
    assert slips(f'One note has "{QUOTED[0]}".') == []
    assert slips("large variance (偏差)") != []


# The table


def test_the_glossary_does_not_contradict_itself():
    never = {word for term in TERMS for word in term.never}
    assert not [term for term in TERMS if never & set(forms(term.chinese))]
    first = {}
    for term in TERMS:
        for form in forms(term.chinese):
            assert first.setdefault(form, term) is term, f"{form} stands for two terms"
    assert len({term.english for term in TERMS}) == len(TERMS) > 100


def test_one_word_finds_all_terms_with_it():
    assert [term.english for term in glossary("variance", "overfitting").terms] == ["variance", "overfitting"]
    assert {"bias (error)", "bias (parameter b), intercept", "avoidable bias"} <= {
        term.english for term in glossary("Bias").terms
    }
    assert glossary("偏差").terms == tuple(term for term in TERMS if "偏差" in term.chinese)
    assert [term.english for term in glossary("hyperbolic tangent").terms] == ["tanh"]
    assert len(glossary("bias", "BIAS ").terms) == len(glossary("bias").terms)


def test_everything_is_listed_in_the_order_of_the_alphabet():
    english = [term.english.casefold() for term in glossary().terms]
    assert english == sorted(english) and len(english) == len(TERMS)


@pytest.mark.parametrize("word", ["convolushun", "", 3, None, "<script>"])
def test_an_unknown_word_is_answered_in_a_sentence(word):
    shown = glossary(word)
    assert repr(shown).startswith("No term contains")
    assert "<script>" not in shown._repr_html_()
    assert repr(glossary("convolushun")).endswith("Close to it: convolution")


def test_the_columns_stand_below_each_other():
    lines = repr(glossary("bias")).splitlines()
    starts = {
        width(line[: line.index(note)])
        for line, note in zip(lines, ["keep", "goes", "not", "here"], strict=True)
    }
    assert len(starts) == 1


def test_the_html_says_which_cells_are_chinese():
    html = glossary("dropout")._repr_html_()
    assert '<td lang="zh"' in html and "随机失活（暂退法）" in html and '<th scope="row"' in html
