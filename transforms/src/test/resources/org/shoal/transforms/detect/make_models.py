"""Makes the tiny detectors beside it; needs PyTorch 1.13 and nothing else.

Each finds pure red squares (class "red") and pure green ones (class "green") on black, in an input
of 160 x 96, exactly: a cell's box is the centre of mass and the square root of the mass of the
colour in a window of 5 x 5 cells around it. Small squares (up to 13 pixels) are found on the grid
of stride 8, middling ones (up to 26) on 16, larger ones on 32. A cell's score is the part of it
that is coloured. Nothing is trained.
"""
import torch
from torch import nn
from torch.nn import functional as F

WIDTH, HEIGHT = 160, 96
STRIDES = (8, 16, 32)
MASSES = ((1, 13.5 ** 2), (13.5 ** 2, 26.5 ** 2), (26.5 ** 2, 1e9))


class Squares(nn.Module):
    """Input: planes R, G, B, 0 to 1. Output for each stride: cx, cy, side, scores (B, 2, h, w)."""

    def grid(self, colour, stride, masses):
        ones = torch.ones(1, 1, 5, 5)
        height, width = colour.shape[2], colour.shape[3]
        xs = (torch.arange(width, dtype=torch.float32) + 0.5).view(1, 1, 1, -1)
        ys = (torch.arange(height, dtype=torch.float32) + 0.5).view(1, 1, -1, 1)

        def total(plane):
            return F.conv2d(F.avg_pool2d(plane, stride) * stride ** 2, ones, padding=2)

        mass = total(colour)
        safe = mass.clamp(min=1)
        own = F.avg_pool2d(colour, stride)
        inside = ((mass > masses[0]).float() * (mass <= masses[1]).float())
        return total(colour * xs) / safe, total(colour * ys) / safe, safe.sqrt(), own * inside

    def forward(self, image):
        # 114/255, the padding, becomes 0.
        red = (2 * image[:, 0:1] - 1).clamp(min=0)
        green = (2 * image[:, 1:2] - 1).clamp(min=0)
        grids = []
        for stride, masses in zip(STRIDES, MASSES):
            r = self.grid(red, stride, masses)
            g = self.grid(green, stride, masses)
            greener = (g[3] > r[3]).float()
            cx, cy, side = (a * (1 - greener) + b * greener for a, b in zip(r[:3], g[:3]))
            grids.append((cx, cy, side, torch.cat([r[3], g[3]], 1)))
        return grids


class Yolo(nn.Module):
    """(batch, 4 + 2, anchors)."""

    def __init__(self):
        super().__init__()
        self.squares = Squares()

    def forward(self, image):
        grids = [torch.cat([cx, cy, side, side, score], 1).flatten(2)
                 for cx, cy, side, score in self.squares(image)]
        return torch.cat(grids, 2)


class Yolox(nn.Module):
    """(batch, anchors, 5 + 2), input B, G, R, 0 to 255; class probabilities are 0.9 or 0."""

    def __init__(self, decoded):
        super().__init__()
        self.squares = Squares()
        self.decoded = decoded

    def forward(self, image):
        grids = []
        for stride, (cx, cy, side, score) in zip(STRIDES, self.squares(image.flip(1) / 255)):
            objectness = score.max(1, keepdim=True)[0]
            classes = 0.9 * (score > 0).float()
            height, width = cx.shape[2], cx.shape[3]
            if not self.decoded:
                column = torch.arange(width, dtype=torch.float32).view(1, 1, 1, -1)
                row = torch.arange(height, dtype=torch.float32).view(1, 1, -1, 1)
                cx, cy, side = cx / stride - column, cy / stride - row, (side / stride).log()
            else:
                # As trained networks do, an anchor that sees nothing stays near its cell.
                empty = (side <= 1).float()
                cx = cx + empty * (torch.arange(width).float().view(1, 1, 1, -1) + 0.5) * stride
                cy = cy + empty * (torch.arange(height).float().view(1, 1, -1, 1) + 0.5) * stride
            grids.append(torch.cat([cx, cy, side, side, objectness, classes], 1).flatten(2))
        return torch.cat(grids, 2).permute(0, 2, 1)


class EndToEnd(nn.Module):
    """(batch, 20, 6): a square is reported by the one cell that its centre is in."""

    def __init__(self):
        super().__init__()
        self.squares = Squares()

    def forward(self, image):
        rows = []
        for stride, (cx, cy, side, score) in zip(STRIDES, self.squares(image)):
            height, width = cx.shape[2], cx.shape[3]
            column = torch.arange(width, dtype=torch.float32).view(1, 1, 1, -1)
            row = torch.arange(height, dtype=torch.float32).view(1, 1, -1, 1)
            own = ((cx / stride).floor() == column).float() * ((cy / stride).floor() == row).float()
            best = score.max(1, keepdim=True)[0] * own
            kind = (score[:, 1:2] > score[:, 0:1]).float()
            half = side / 2
            rows.append(torch.cat([cx - half, cy - half, cx + half, cy + half, best, kind], 1)
                        .flatten(2))
        rows = torch.cat(rows, 2)
        chosen = rows[:, 4].topk(20)[1].unsqueeze(1).expand(-1, 6, -1)
        return rows.gather(2, chosen).permute(0, 2, 1)


class Vector(nn.Module):
    """(batch, 10), as a classifier gives: no detector."""

    def forward(self, image):
        return image.mean((2, 3)).repeat(1, 4)[:, :10]


def varint(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes(out + bytes([value]))


def field(number, content):
    return varint(number << 3 | 2) + varint(len(content)) + content


def export(name, net, batch=1, dynamic=None, metadata=None):
    image = torch.zeros(batch, 3, HEIGHT, WIDTH)
    axes = {"images": dynamic, "output0": {0: "batch"}} if dynamic else None
    torch.onnx.export(net.eval(), image, name, opset_version=13, input_names=["images"],
                      output_names=["output0"], dynamic_axes=axes)
    # A protobuf message may be continued: ModelProto.metadata_props is field 14.
    with open(name, "ab") as file:
        for key, value in (metadata or {}).items():
            file.write(field(14, field(1, key.encode()) + field(2, value.encode())))


NAMES = {"names": "{0: 'red', 1: \"green\"}", "task": "detect"}
ALL = {0: "batch", 2: "height", 3: "width"}
torch.manual_seed(0)
torch.set_num_threads(1)
export("yolo.onnx", Yolo(), metadata=NAMES)
export("yolo-dynamic.onnx", Yolo(), dynamic=ALL, metadata={**NAMES, "imgsz": "[96, 160]"})
export("yolo-batch3.onnx", Yolo(), batch=3)
export("segmenter.onnx", Vector(), metadata={**NAMES, "task": "segment"})
export("other-task.onnx", Vector(), metadata={**NAMES, "task": "classify"})
export("end2end.onnx", EndToEnd(), metadata=NAMES)
export("yolox.onnx", Yolox(decoded=False), dynamic={0: "batch"}, metadata=NAMES)
export("yolox-decoded.onnx", Yolox(decoded=True), metadata=NAMES)
export("vector.onnx", Vector())
