"""Terms of chapters 12 to 16: networks that see."""

from dlcore.messages import N_
from dlcore.practice.terms.term import Term

# fmt: off
TERMS = (
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
