#!/usr/bin/env python3
"""Trains bottle-detector.onnx on simulated recordings and measures it on others.

Needs python3-torch (made with Debian's 1.13), python3-onnx, numpy and the ffmpeg command. One thread, seeded. README.md beside this
file has the command lines.

The network: plain convolutions down to a thirty-second of the picture and back up to an eighth, where every cell
says how likely a bottle's middle is there and where its box is. Cells that are the most likely of their neighbours
become boxes, so that nothing is left to suppress; the output is laid out as YOLOv10's: [batch, 300, 6]: x1, y1, x2, y2
in input pixels (the picture's left and top edge at 0), a probability and a class, the most probable first. Input:
[batch, 3, 192, 320], RGB, 0 to 1, letterboxed with grey 114.
"""
import argparse
import csv
import glob
import json
import os
import time
from collections import defaultdict

import numpy as np
import onnx
import torch
import torch.nn as nn
import torch.nn.functional as F

from train_fish_detector import Residual, add_metadata, conv, footage, recolour, to_input

WIDTH, HEIGHT, STRIDE = 320, 192, 8
COLUMNS, ROWS = WIDTH // STRIDE, HEIGHT // STRIDE
BOXES = 300
SIZE_UNIT = 32.0
MIN_VISIBLE = 0.35  # bottles of which less can be seen are neither right nor wrong


class BottleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(
            nn.Conv2d(3, 24, 6, 4, 1, bias=False), nn.BatchNorm2d(24), nn.ReLU(inplace=True))
        self.fine = nn.Sequential(conv(24, 40, 2), Residual(40))
        self.middle = nn.Sequential(conv(40, 56, 2), Residual(56))
        self.coarse = nn.Sequential(conv(56, 72, 2), Residual(72))
        self.coarse_to_middle = nn.Conv2d(72, 56, 1)
        self.middle_to_fine = nn.Sequential(conv(56, 48), nn.Conv2d(48, 40, 1))
        self.head = nn.Sequential(conv(40, 48), nn.Conv2d(48, 5, 1))
        self.head[1].bias.data = torch.tensor([0.0, 0.0, 0.0, 0.0, -4.0])

    def forward(self, x):
        """Raw maps, [batch, 5, HEIGHT / 8, WIDTH / 8]: centre offset in cells, log size, logit."""
        fine = self.fine(self.stem(x))
        middle = self.middle(fine)
        coarse = self.coarse(middle)
        middle = F.relu(middle + F.interpolate(self.coarse_to_middle(coarse), scale_factor=2.0))
        fine = F.relu(fine + F.interpolate(self.middle_to_fine(middle), scale_factor=2.0))
        return self.head(fine)


class Detector(nn.Module):
    """The network as it is used: the best boxes, one a bottle."""

    def __init__(self, net):
        super().__init__()
        self.net = net
        y, x = torch.meshgrid(torch.arange(ROWS), torch.arange(COLUMNS), indexing='ij')
        self.register_buffer('cells', torch.stack([x, y])[None].float() + 0.5)

    def forward(self, images):
        raw = self.net(images)
        centre = (self.cells + raw[:, 0:2]) * STRIDE
        half = torch.exp(raw[:, 2:4]) * (SIZE_UNIT / 2)
        score = torch.sigmoid(raw[:, 4:5])
        peak = (F.max_pool2d(score, 3, 1, 1) <= score).float()
        score = score * peak
        rows = torch.cat([centre - half, centre + half, score, torch.zeros_like(score)], 1).flatten(2).transpose(1, 2)
        best = torch.topk(rows[:, :, 4], BOXES, 1).indices
        return torch.gather(rows, 1, best[:, :, None].expand(-1, -1, 6)).reshape(-1, BOXES, 6)


def load(folders):
    """Pictures [n, HEIGHT, WIDTH, 3] uint8 and, for each, rows (x1, y1, x2, y2, visible) in input pixels."""
    pictures, truths = [], []
    for folder in sorted(folders):
        boxes = defaultdict(list)
        with open(os.path.join(folder, 'truth.csv')) as rows:
            for row in csv.DictReader(rows):
                boxes[row['camera'], int(row['frame'])].append([float(row[k]) for k in ('x', 'y', 'w', 'h', 'visible')])
        for file in sorted(glob.glob(os.path.join(folder, 'line_*.mp4'))):
            frames, scale = footage(file, WIDTH, HEIGHT)
            left, top = (WIDTH - frames.shape[2]) // 2, (HEIGHT - frames.shape[1]) // 2
            canvas = np.full((len(frames), HEIGHT, WIDTH, 3), 114, np.uint8)
            canvas[:, top:top + frames.shape[1], left:left + frames.shape[2]] = frames
            pictures.append(canvas)
            for frame in range(len(frames)):
                rows = np.array(boxes[os.path.basename(file)[:-4], frame], np.float32).reshape(-1, 5)
                # A box in the files counts from the first pixel's centre, the network from its edge.
                low = (rows[:, :2] + 0.5) * scale + (left, top)
                truths.append(np.concatenate([low, low + rows[:, 2:4] * scale, rows[:, 4:]], 1).astype(np.float32))
    return np.concatenate(pictures), truths


def augment(pictures, truths, random):
    """Shifts pictures sideways, mirrors half of the batches and recolours all."""
    shift = int(random.integers(-40, 41))
    images = to_input(pictures)
    if shift:
        images = torch.roll(images, shift, 3)
        edge = slice(0, shift) if shift > 0 else slice(WIDTH + shift, WIDTH)
        images[:, :, :, edge] = 114 / 255
    bottles = []
    for truth in truths:
        moved = truth.copy()
        moved[:, [0, 2]] = np.clip(moved[:, [0, 2]] + shift, max(0, shift), WIDTH + min(0, shift))
        share = (moved[:, 2] - moved[:, 0]) / (truth[:, 2] - truth[:, 0])
        moved[:, 4] *= share
        bottles.append(moved[share > 0.01])
    if random.random() < 0.5:
        images = images.flip(3)
        bottles = [np.stack([WIDTH - b[:, 2], b[:, 1], WIDTH - b[:, 0], b[:, 3], b[:, 4]], 1) for b in bottles]
    return recolour(images, random), bottles


def targets(truths):
    """What the maps should say: score, box, weight of the box, weight of the score."""
    y, x = np.mgrid[0:ROWS, 0:COLUMNS].astype(np.float32) + 0.5
    score = np.zeros((len(truths), ROWS, COLUMNS), np.float32)
    near = np.zeros_like(score)
    counts = np.ones_like(score)
    box = np.zeros((len(truths), 4, ROWS, COLUMNS), np.float32)
    for i, bottles in enumerate(truths):
        for x1, y1, x2, y2, visible in bottles:
            w, h = x2 - x1, y2 - y1
            dx, dy = (x1 + x2) / 2 / STRIDE - x, (y1 + y2) / 2 / STRIDE - y
            if visible < MIN_VISIBLE:
                counts[i][(np.abs(dx) * STRIDE < w / 2) & (np.abs(dy) * STRIDE < h / 2)] = 0
                continue
            apart = dx * dx + dy * dy
            peak = np.exp((apart.min() - apart) / (2 * 0.6 ** 2))
            close = np.exp(-apart / (2 * 0.85 ** 2))
            won = close > np.maximum(near[i], 0.1)
            near[i][won] = close[won]
            box[i][:, won] = np.stack([dx, dy, np.full_like(dx, np.log(max(w, 1) / SIZE_UNIT)),
                                       np.full_like(dx, np.log(max(h, 1) / SIZE_UNIT))])[:, won]
            score[i] = np.maximum(score[i], np.where(peak > 0.02, peak, 0))
    counts[near > 0.1] = 1
    return [torch.from_numpy(a) for a in (score, box, near, counts)]


def loss(raw, truths):
    score, box, near, counts = targets(truths)
    logit = raw[:, 4]
    # Quality focal loss (Li et al. 2020, eq. 3) against a Gaussian peak.
    score_loss = F.binary_cross_entropy_with_logits(logit, score, reduction='none')
    score_loss = (score_loss * (score - torch.sigmoid(logit)).abs() ** 2 * counts).sum()
    weight = near * near
    centre = (F.smooth_l1_loss(raw[:, 0:2], box[:, 0:2], reduction='none', beta=0.05).sum(1) * weight).sum()
    size = (F.smooth_l1_loss(raw[:, 2:4], box[:, 2:4], reduction='none', beta=0.05).sum(1) * weight).sum()
    bottles = max(1.0, float(sum((t[:, 4] >= MIN_VISIBLE).sum() for t in truths)))
    return (6 * score_loss + 2 * centre + 2 * size) / bottles


def overlaps(a, b):
    """Intersection over union of each box of a with each of b."""
    cross = np.clip(np.minimum(a[:, None, 2:4], b[None, :, 2:4]) - np.maximum(a[:, None, :2], b[None, :, :2]), 0, None)
    cross = cross.prod(2)
    area = [(c[:, 2:4] - c[:, :2]).prod(1) for c in (a, b)]
    return cross / (area[0][:, None] + area[1][None] - cross)


def measure(outputs, truths, confidence):
    """Recall of bottles seen whole and seen in part, precision, and how well boxes fit, at an overlap of 0.5."""
    seen, found = defaultdict(int), defaultdict(int)
    wrong = said = 0
    fits = []
    for output, bottles in zip(outputs, truths):
        boxes = output[output[:, 4] >= confidence]
        said += len(boxes)
        iou = overlaps(boxes, bottles)
        free, matched = np.ones(len(boxes), bool), np.zeros(len(bottles), bool)
        for at in np.argsort(-iou, axis=None):
            i, j = np.unravel_index(at, iou.shape)
            if iou[i, j] < 0.5:
                break
            if free[i] and not matched[j]:
                free[i], matched[j] = False, True
                if bottles[j, 4] >= 0.9:
                    fits.append(iou[i, j])
        for name, least in (('whole', 0.9), ('part', 0.5)):
            seen[name] += int((bottles[:, 4] >= least).sum())
            found[name] += int((matched & (bottles[:, 4] >= least)).sum())
        wrong += int(free.sum())
    return dict(confidence=confidence, recall_whole=round(found['whole'] / max(1, seen['whole']), 4),
                recall_half_seen=round(found['part'] / max(1, seen['part']), 4),
                precision=round(1 - wrong / max(1, said), 4), mean_iou=round(float(np.mean(fits or [np.nan])), 3),
                whole=seen['whole'], half_seen=seen['part'])


def validate(detector, data):
    pictures, truths = data
    detector.eval()
    with torch.no_grad():
        outputs = np.concatenate([detector(to_input(pictures[i:i + 32])).numpy() for i in range(0, len(pictures), 32)])
    return [measure(outputs, truths, confidence) for confidence in (0.25, 0.5)]


def train(data, seed, batch, steps, valid):
    pictures, truths = data
    net = BottleNet().to(memory_format=torch.channels_last)
    smooth = {k: v.clone() for k, v in net.state_dict().items()}
    optimiser = torch.optim.AdamW(net.parameters(), 3e-3, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, steps, pct_start=0.1)
    random = np.random.default_rng(seed)
    order, started = [], time.time()
    for step in range(steps):
        if len(order) < batch:
            order = list(random.permutation(len(pictures)))
        chosen = [order.pop() for _ in range(batch)]
        images, bottles = augment(pictures[chosen], [truths[i] for i in chosen], random)
        net.train()
        value = loss(net(images.contiguous(memory_format=torch.channels_last)), bottles)
        optimiser.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        schedule.step()
        decay = min(0.995, (step + 1) / (step + 20))
        for name, parameter in net.state_dict().items():
            if parameter.dtype.is_floating_point:
                smooth[name].mul_(decay).add_(parameter, alpha=1 - decay)
            else:
                smooth[name].copy_(parameter)
        if (step + 1) % 50 == 0 or step + 1 == steps:
            print(f'step {step + 1}/{steps} loss {value.item():.4f} {time.time() - started:.0f} s', flush=True)
        if (step + 1) % 500 == 0:
            print(validate(smoothed(smooth), valid), flush=True)
    return smoothed(smooth)


def smoothed(state):
    net = BottleNet()
    net.load_state_dict(state)
    return Detector(net).eval()


def export(detector, path):
    torch.onnx.export(
        detector, torch.zeros(1, 3, HEIGHT, WIDTH), path, opset_version=13, input_names=['images'],
        output_names=['output0'], dynamic_axes={'images': {0: 'batch'}, 'output0': {0: 'batch'}})
    fix_shape(path)
    add_metadata(path, {'names': "{0: 'bottle'}", 'task': 'detect', 'stride': str(STRIDE), 'end2end': 'True'})


def fix_shape(path):
    """Says what the exporter does not see, that there are always as many boxes."""
    model = onnx.load(path)
    shape = model.graph.output[0].type.tensor_type.shape
    shape.dim[1].dim_value, shape.dim[2].dim_value = BOXES, 6
    onnx.save(model, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--train', nargs='+', required=True, help='folders of simulated recordings')
    parser.add_argument('--valid', nargs='+', required=True, help='the same, with other seeds')
    parser.add_argument('--output', required=True, help='the ONNX file to write')
    parser.add_argument('--steps', type=int, default=1000)
    parser.add_argument('--batch', type=int, default=8)
    parser.add_argument('--seed', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    torch.use_deterministic_algorithms(True)
    valid, data = load(options.valid), load(options.train)
    print(f'{len(data[0])} pictures to train on, {len(valid[0])} to measure on', flush=True)
    detector = train(data, options.seed, options.batch, options.steps, valid)
    for result in validate(detector, valid):
        print(json.dumps(result))
    export(detector, options.output)


if __name__ == '__main__':
    main()
