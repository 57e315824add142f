"""The course's terms in English and Chinese: one Chinese term for each concept, and what it is never called.

Shown by `glossary()` in a notebook. A test holds every Chinese word of the course to this table.
"""

from dataclasses import dataclass
from difflib import get_close_matches
from html import escape
from unicodedata import east_asian_width

from dlcore.messages import N_, _
from dlcore.practice.feedback import card


@dataclass(frozen=True)
class Term:
    """A term; `names` are other words for it in English text, `never` the Chinese it is mistaken for."""

    english: str
    chinese: str
    note: str = ""
    names: tuple = ()
    never: tuple = ()


# fmt: off
TERMS = (
    Term("supervised learning", "监督学习"),
    Term("unsupervised learning", "无监督学习"),
    Term("structured data", "结构化数据"),
    Term("unstructured data", "非结构化数据"),
    Term("training example", "训练样本", names=("example",), never=("用例",)),
    Term("feature vector", "特征（输入）向量", N_("特征向量 alone also means eigenvector")),
    Term("label / ground truth", "标签 / 真实标签", names=("label", "true label", "ground truth"),
         never=("基本真值标签值",)),
    Term("neural network", "神经网络", names=("network",)),
    Term("convolutional network (CNN)", "卷积神经网络", names=("convolutional network", "CNN")),
    Term("recurrent network (RNN)", "循环神经网络", names=("recurrent network", "RNN")),
    Term("input layer", "输入层"),
    Term("hidden layer", "隐藏层"),
    Term("output layer", "输出层", never=("激活层",)),
    Term("pixel", "像素"),
    Term("unit (neuron)", "单元（神经元）", names=("unit", "neuron")),
    Term("fully connected (dense) layer", "全连接层（稠密层）",
         names=("fully connected layer", "dense layer")),
    Term("weight", "权重"),
    Term("bias (parameter b), intercept", "偏置（b）、截距", N_("keep apart from 偏差, the error"),
         names=("bias", "intercept"), never=("拦截器",)),
    Term("bias (error)", "偏差", N_("goes with 方差, variance"), names=("bias", "bias error")),
    Term("variance", "方差"),
    Term("activation function", "激活函数", never=("激活参数",)),
    Term("activation (value) a", "激活值", names=("activation",)),
    Term("ReLU", "修正线性单元 (ReLU)", N_("also 线性整流函数"), names=("rectified linear unit",)),
    Term("leaky ReLU", "带泄漏 ReLU", "max(0.01z, z)"),
    Term("sigmoid", "sigmoid 函数（S 型函数）"),
    Term("tanh", "双曲正切", N_("not 正切, which is tan"), names=("hyperbolic tangent",)),
    Term("softmax", "softmax（归一化指数）"),
    Term("logit", "logit（未归一化得分）"),
    Term("linear regression", "线性回归"),
    Term("logistic regression", "逻辑回归（对数几率回归）"),
    Term("binary classification", "二分类", never=("二分分类",)),
    Term("multi-class classification", "多分类"),
    Term("loss function", "损失函数", N_("of one example"), names=("loss",)),
    Term("cost function", "代价函数（成本函数）", N_("the average over a set"), names=("cost",)),
    Term("cross-entropy", "交叉熵", names=("binary cross-entropy",)),
    Term("maximum likelihood", "最大似然"),
    Term("convex", "凸"),
    Term("non-convex", "非凸"),
    Term("gradient descent", "梯度下降"),
    Term("learning rate", "学习率"),
    Term("derivative", "导数"),
    Term("gradient", "梯度"),
    Term("slope", "斜率"),
    Term("chain rule", "链式法则"),
    Term("computation graph", "计算图"),
    Term("forward propagation", "前向（正向）传播"),
    Term("backpropagation", "反向传播", never=("反向传输",)),
    Term("vectorization", "向量化"),
    Term("broadcasting", "广播", never=("周期延拓",)),
    Term("rank-1 array", "一维数组（秩 1 数组）", never=("秩为 1 的矩阵", "秩为1的矩阵")),
    Term("row vector", "行向量"),
    Term("column vector", "列向量"),
    Term("dot product", "点积（点乘）"),
    Term("element-wise product", "逐元素乘（Hadamard 积）", N_("never 点乘"), names=("elementwise product",)),
    Term("parameter", "参数"),
    Term("hyperparameter", "超参数", never=("超级参数",)),
    Term("random initialization", "随机初始化"),
    Term("symmetry breaking", "打破对称性"),
    Term("train set", "训练集", names=("training set",)),
    Term("dev set", "开发（验证）集", names=("validation set",)),
    Term("test set", "测试集"),
    Term("hold-out cross-validation set", "留出（交叉）验证集", names=("cross-validation set",)),
    Term("overfitting", "过拟合", N_("often swapped with 欠拟合")),
    Term("underfitting", "欠拟合", N_("often swapped with 过拟合")),
    Term("baseline", "基线（基准）"),
    Term("human-level performance", "人类水平表现"),
    Term("Bayes error", "贝叶斯错误率"),
    Term("avoidable bias", "可避免偏差", N_("not another word for Bayes error")),
    Term("data mismatch", "数据不匹配"),
    Term("data synthesis", "人工数据合成"),
    Term("regularization", "正则化"),
    Term("L2 regularization", "L2 正则化"),
    Term("weight decay", "权重衰减"),
    Term("dropout", "随机失活（暂退法）"),
    Term("keep_prob", "保留概率", N_("the probability to keep a unit, not to drop it")),
    Term("data augmentation", "数据增强（扩增）"),
    Term("early stopping", "早停"),
    Term("normalization of inputs", "输入归一化", names=("input normalization",)),
    Term("standardization of inputs", "输入标准化", names=("standardization",)),
    Term("standard deviation", "标准差", N_("not 方差, its square")),
    Term("vanishing gradients", "梯度消失"),
    Term("exploding gradients", "梯度爆炸"),
    Term("gradient checking", "梯度检验", names=("gradient check",)),
    Term("mini-batch", "小批量"),
    Term("stochastic gradient descent", "随机梯度下降"),
    Term("epoch", "轮次（周期）"),
    Term("iteration", "迭代"),
    Term("exponentially weighted average", "指数加权（移动）平均"),
    Term("bias correction", "偏差修正", N_("here 偏差 is the start-up bias of the average")),
    Term("momentum", "动量"),
    Term("RMSprop", "均方根传播 RMSprop"),
    Term("Adam (adaptive moment estimation)", "Adam（自适应矩估计）", names=("Adam",)),
    Term("learning rate decay", "学习率衰减"),
    Term("saddle point", "鞍点"),
    Term("plateau", "平台区"),
    Term("log scale", "对数尺度"),
    Term("batch normalization", "批量归一化（批量规范化）"),
    Term("running statistics", "滑动（运行）统计量"),
    Term("accuracy", "准确率"),
    Term("precision", "精确率（查准率）", N_("not 准确率, which is accuracy")),
    Term("recall", "召回率（查全率）"),
    Term("F1 score", "F1 值（调和平均）"),
    Term("transfer learning", "迁移学习"),
    Term("pre-training", "预训练"),
    Term("fine-tuning", "微调"),
    Term("end-to-end learning", "端到端学习"),
    Term("convolution", "卷积"),
    Term("cross-correlation", "互相关"),
    Term("filter (kernel)", "过滤器（卷积核）", names=("filter", "kernel")),
    Term("padding", "填充"),
    Term("stride", "步幅"),
    Term("channel", "通道"),
    Term("pooling", "池化（汇聚）"),
    Term("parameter sharing", "参数共享"),
    Term("residual block", "残差块"),
    Term("skip connection", "跳跃连接"),
    Term("depthwise separable convolution", "深度可分离卷积"),
    Term("bounding box", "边界框"),
    Term("intersection over union (IoU)", "交并比", names=("intersection over union", "IoU")),
    Term("non-max suppression", "非极大值抑制"),
    Term("anchor box", "锚框"),
    Term("semantic segmentation", "语义分割"),
    Term("transposed convolution", "转置卷积", never=("反卷积",)),
    Term("one-shot learning", "单样本学习"),
    Term("embedding (encoding)", "嵌入（编码）", names=("embedding", "encoding")),
    Term("triplet loss", "三元组损失", N_("anchor, positive, negative: 锚、正、负样本")),
    Term("margin", "间隔"),
)
# fmt: on


def glossary(*words):
    """The terms that contain one of the words, in English or Chinese; all terms when asked for none."""
    if not words:
        return Glossary(sorted(TERMS, key=lambda term: term.english.casefold()), ())
    return Glossary([term for word in words for term in TERMS if found(word, term)], words)


def found(word, term):
    word = str(word).strip().casefold()
    return word and any(word in name.casefold() for name in (term.english, term.chinese, *term.names))


class Glossary:
    """Some terms as a table."""

    def __init__(self, terms, words):
        self.terms = tuple(dict.fromkeys(terms))
        self.words = words

    @property
    def nothing(self):
        """What is said when no term fits."""
        asked = ", ".join(map(str, self.words))
        near = get_close_matches(asked, [term.english for term in TERMS], n=3)
        words = _("No term contains {asked}. Close to it: {near}") if near else _("No term contains {asked}.")
        return words.format(asked=asked, near=", ".join(near))

    def rows(self):
        """English, Chinese, note; what the term must not be called is part of the note."""
        for term in self.terms:
            never = _("not {words}").format(words=", ".join(term.never)) if term.never else ""
            yield term.english, term.chinese, "; ".join(filter(None, [term.note and _(term.note), never]))

    def __repr__(self):
        if not self.terms:
            return self.nothing
        rows = list(self.rows())
        first, second = (max(width(row[column]) for row in rows) for column in (0, 1))
        lines = [f"{padded(a, first)}  {padded(b, second)}  {note}".rstrip() for a, b, note in rows]
        return "\n".join(lines)

    def _repr_html_(self):
        if not self.terms:
            return card("neutral", self.nothing)
        left = 'style="text-align:left;vertical-align:top"'
        head = "".join(f'<th scope="col" {left}>{escape(_(title))}</th>' for title in COLUMNS)
        rows = "".join(
            f'<tr><th scope="row" {left}>{escape(english)}</th><td lang="zh" {left}>{escape(chinese)}</td>'
            f"<td {left}>{escape(note)}</td></tr>"
            for english, chinese, note in self.rows()
        )
        return (
            f'<div role="group" tabindex="0" aria-label="{escape(_("Glossary"))}" style="max-height:28em;'
            'overflow:auto;max-width:60em;color:var(--jp-ui-font-color1, inherit)">'
            f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
        )


COLUMNS = (N_("English"), N_("Chinese"), N_("note"))


def width(text):
    """Columns a text takes where letters have one width: a Chinese character takes two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def padded(text, columns):
    return text + " " * (columns - width(text))
