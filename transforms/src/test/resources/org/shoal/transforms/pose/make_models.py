"""Makes the tiny pose networks beside it; needs PyTorch 1.13 and nothing else.

Each finds one person where pure red is in an input of 160 x 96, with a probability of 0.9, and one where pure green is,
with 0.6: the middle of the box and keypoint 0 are the colour's centre of mass, the box is 40 x 20, and keypoint k lies
k to the right and 2 k below, with a probability of k / 16. Nothing is trained.
"""
import sys
from pathlib import Path

import torch
from torch import nn

HERE = Path(__file__).parent
sys.path.append(str(HERE.parents[7] / 'testdata' / 'models'))
from train_fish_detector import add_metadata  # noqa: E402

WIDTH, HEIGHT = 160, 96


class People(nn.Module):
    """Columns (batch, people): x, y, score."""

    def forward(self, image):
        # 114/255, the padding, becomes 0.
        colour = (2 * image[:, 0:2] - 1).clamp(min=0)
        mass = colour.sum((2, 3))
        safe = mass.clamp(min=1e-6)
        xs = torch.arange(WIDTH, dtype=torch.float32) + 0.5
        ys = (torch.arange(HEIGHT, dtype=torch.float32) + 0.5).view(-1, 1)
        score = (mass > 0).float() * torch.tensor([0.9, 0.6])
        return (colour * xs).sum((2, 3)) / safe, (colour * ys).sum((2, 3)) / safe, score


def keypoints(x, y):
    columns = []
    for k in range(17):
        columns += [x + k, y + 2 * k, torch.full_like(x, k / 16)]
    return columns


class Yolo(nn.Module):
    """(batch, 56, anchors): two people among anchors that see nobody."""

    def __init__(self):
        super().__init__()
        self.people = People()

    def forward(self, image):
        x, y, score = self.people(image)
        rows = torch.stack([x, y, torch.full_like(x, 40), torch.full_like(x, 20), score] + keypoints(x, y), 1)
        return torch.cat([torch.zeros_like(rows), rows, torch.zeros_like(rows)], 2)


class EndToEnd(nn.Module):
    """(batch, 10, 57): two people, then rows of zeros."""

    def __init__(self):
        super().__init__()
        self.people = People()

    def forward(self, image):
        x, y, score = self.people(image)
        box = [x - 20, y - 10, x + 20, y + 10, score, torch.zeros_like(x)]
        rows = torch.stack(box + keypoints(x, y), 2)
        return torch.cat([rows] + 4 * [torch.zeros_like(rows)], 1)


def save(network, name, **metadata):
    path = HERE / name
    torch.onnx.export(
        network, torch.zeros(1, 3, HEIGHT, WIDTH), str(path), opset_version=13, input_names=['images'],
        output_names=['output0'])
    add_metadata(str(path), metadata)


save(Yolo(), 'yolo-pose.onnx', task='pose', names="{0: 'person'}", kpt_shape='[17, 3]')
save(EndToEnd(), 'end2end-pose.onnx')
