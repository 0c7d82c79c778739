#!/usr/bin/env python3
"""Trains swimmer-pose.onnx on simulated recordings and measures it on others.

Needs python3-torch (made with Debian's 1.13), numpy, scipy and the ffmpeg command. One thread, seeded. README.md beside
this file has the command lines.

The network: plain 3x3 convolutions down to a thirty-second of the picture, where every cell says whether a swimmer's
middle is there, where the box is and roughly where the joints are; and back up to a quarter, where a map for every
joint says where it is. A joint's place is the mean of its map around the rough place. The output is laid out as
YOLOv8-pose's: [batch, 4 + 1 + 17 * 3, cells]: centre x, centre y, width and height in input pixels (the picture's left
and top edge at 0), a probability, then x, y and a probability for each of COCO's 17 keypoints. Input: [batch, 3, 160,
256], RGB, 0 to 1, letterboxed with grey 114.
"""
import argparse
import csv
import glob
import gzip
import json
import math
import os
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from scipy.signal import find_peaks

from train_fish_detector import Residual, add_metadata, conv, footage, recolour, suppress, to_input

WIDTH, HEIGHT = 256, 160
FINE, COARSE = 4, 32  # pixels a cell of the maps and of the boxes
JOINTS = 17
WRISTS = (9, 10)
# Where each joint is in a picture's mirror image: left is right.
MIRRORED = [0, 2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 12, 11, 14, 13, 16, 15]
SIZE_UNIT, REACH_UNIT = 64.0, 64.0
WINDOW = 5.0  # cells around the rough place in which a map counts, standard deviation
JOINT_WEIGHT = torch.ones(JOINTS)
JOINT_WEIGHT[list(WRISTS)] = 4.0
COLUMNS, ROWS = WIDTH // COARSE, HEIGHT // COARSE


class SwimmerNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(conv(3, 10, 2), conv(10, 20, 2))
        self.fine = Residual(20)
        self.middle = nn.Sequential(conv(20, 40, 2), Residual(40))
        self.coarse = nn.Sequential(conv(40, 64, 2), Residual(64))
        self.whole = nn.Sequential(conv(64, 80, 2), Residual(80))
        self.head = nn.Conv2d(80, 5 + 3 * JOINTS, 1)
        self.head.bias.data[4] = -3.0
        self.whole_to_coarse = nn.Conv2d(80, 64, 1)
        self.coarse_to_middle = nn.Sequential(conv(64, 40), nn.Conv2d(40, 40, 1))
        self.middle_to_fine = nn.Conv2d(40, 20, 1)
        self.maps = nn.Sequential(conv(20, 24), nn.Conv2d(24, JOINTS, 1))

    def forward(self, x):
        """Boxes and rough joints, [batch, 56, HEIGHT / 32, WIDTH / 32]; maps, [batch, 17, HEIGHT / 4, WIDTH / 4]."""
        fine = self.fine(self.stem(x))
        middle = self.middle(fine)
        coarse = self.coarse(middle)
        whole = self.whole(coarse)
        coarse = F.relu(coarse + F.interpolate(self.whole_to_coarse(whole), scale_factor=2.0))
        middle = F.relu(middle + F.interpolate(self.coarse_to_middle(coarse), scale_factor=2.0))
        fine = F.relu(fine + F.interpolate(self.middle_to_fine(middle), scale_factor=2.0))
        return self.head(whole), 10 * torch.tanh(self.maps(fine) / 10)


def axis(cells):
    return torch.arange(cells).float() + 0.5


def refine(maps, x, y):
    """Means of the maps in windows around places; all in cells of the maps, x and y of [batch, 17, anchors].

    The window's weight is a product of one for the column and one for the row, so that the sums over all cells are
    products of matrices.
    """
    grid_x, grid_y = axis(WIDTH // FINE), axis(HEIGHT // FINE)
    near_x = torch.exp(-((grid_x - x[..., None]) / WINDOW) ** 2 / 2)
    near_y = torch.exp(-((grid_y - y[..., None]) / WINDOW) ** 2 / 2)
    weight = torch.exp(maps)

    def mean(in_x, in_y):
        return ((near_y * in_y) @ weight * (near_x * in_x)).sum(-1)

    little = 1e-6
    total = mean(1.0, 1.0) + little
    return (mean(grid_x, 1.0) + little * x) / total, (mean(1.0, grid_y) + little * y) / total


class PoseNet(nn.Module):
    """The network as it is used: boxes, probabilities and keypoints."""

    def __init__(self, net):
        super().__init__()
        self.net = net
        y, x = torch.meshgrid(axis(ROWS), axis(COLUMNS), indexing='ij')
        self.register_buffer('cells', torch.stack([x, y])[None].flatten(2))

    def forward(self, images):
        raw, maps = self.net(images)
        raw = raw.flatten(2)
        centre = (self.cells + raw[:, 0:2]) * COARSE
        size = torch.exp(raw[:, 2:4]) * SIZE_UNIT
        joints = raw[:, 5:].reshape(-1, JOINTS, 3, ROWS * COLUMNS)
        place = self.cells[:, None] * COARSE + joints[:, :, 0:2] * REACH_UNIT
        x, y = refine(maps, place[:, :, 0] / FINE, place[:, :, 1] / FINE)
        points = torch.stack([x * FINE, y * FINE, torch.sigmoid(joints[:, :, 2])], 2)
        return torch.cat([centre, size, torch.sigmoid(raw[:, 4:5]), points.flatten(1, 2)], 1)


def load(folders):
    """Pictures [n, HEIGHT, WIDTH, 3] uint8; for each, swimmers' rows (cx, cy, w, h, then 17 x (x, y)); the scale."""
    pictures, truths, scale = [], [], 1.0
    for folder in sorted(folders):
        swimmers = read_poses(folder)
        for file in glob.glob(os.path.join(folder, '*.mp4')):
            frames, scale = footage(file, WIDTH, HEIGHT)
            left, top = (WIDTH - frames.shape[2]) // 2, (HEIGHT - frames.shape[1]) // 2
            canvas = np.full((len(frames), HEIGHT, WIDTH, 3), 114, np.uint8)
            canvas[:, top:top + frames.shape[1], left:left + frames.shape[2]] = frames
            pictures.append(canvas)
            for frame in range(len(frames)):
                poses = swimmers[frame]
                corners = np.array([p['bbox'] for p in poses], np.float32).reshape(-1, 2, 2)
                joints = np.array([[k[:2] for k in p['keypoints']] for p in poses], np.float32).reshape(-1, JOINTS, 2)
                points = np.concatenate([corners.mean(1, keepdims=True), joints], 1)
                # The files count from the first pixel's centre, the network from its edge.
                points = (points + 0.5) * scale + np.array([left, top], np.float32)
                sizes = (corners[:, 1] - corners[:, 0]) * scale
                truths.append(np.concatenate([points[:, 0], sizes, points[:, 1:].reshape(-1, 2 * JOINTS)], 1))
    return np.concatenate(pictures), truths, scale


def read_poses(folder):
    """The poses of every frame, by its index."""
    frames = {}
    with gzip.open(os.path.join(folder, 'keypoints.jsonl.gz'), 'rt') as lines:
        for line in lines:
            pose = json.loads(line)
            frames.setdefault(pose['frame_index'], []).append(pose)
    return frames


def augment(pictures, truths, random):
    """Mirrors, shifts, scales and recolours."""
    images = to_input(pictures) - 114 / 255
    zoom = torch.from_numpy(random.uniform(0.85, 1.2, len(pictures)).astype(np.float32))
    shift = torch.from_numpy(random.uniform(-0.16, 0.16, (len(pictures), 2)).astype(np.float32))
    flip = torch.from_numpy(np.where(random.random(len(pictures)) < 0.5, -1, 1).astype(np.float32))
    # In units of half the picture: seen = (true - shift) * zoom, mirrored.
    theta = torch.zeros(len(pictures), 2, 3)
    theta[:, 0, 0], theta[:, 1, 1] = flip / zoom, 1 / zoom
    theta[:, :, 2] = shift
    images = F.grid_sample(images, F.affine_grid(theta, images.shape, align_corners=False), align_corners=False) + 114 / 255
    half = np.array([WIDTH / 2, HEIGHT / 2], np.float32)
    moved = []
    for i, truth in enumerate(truths):
        points = np.concatenate([truth[:, None, :2], truth[:, 4:].reshape(-1, JOINTS, 2)], 1)
        points = ((points / half - 1) - shift[i].numpy()) * zoom[i].item()
        points[:, :, 0] *= flip[i].item()
        points = (points + 1) * half
        joints = points[:, 1:]
        joints = joints[:, MIRRORED] if flip[i] < 0 else joints
        moved.append(np.concatenate(
            [points[:, 0], truth[:, 2:4] * zoom[i].item(), joints.reshape(-1, 2 * JOINTS)], 1))
    return recolour(images, random), moved


def loss(net, images, truths):
    raw, maps = net(images)
    grid = torch.stack(torch.meshgrid(axis(ROWS), axis(COLUMNS), indexing='ij')[::-1])  # 2, rows, columns
    score = torch.zeros(len(images), ROWS, COLUMNS)
    picture, cell_x, cell_y, rows, weight = [], [], [], [], []
    for i, truth in enumerate(truths):
        for row in torch.from_numpy(truth):
            apart = ((row[0:2, None, None] / COARSE - grid) ** 2).sum(0)
            peak = torch.exp((apart.min() - apart) / (2 * 0.6 ** 2))
            score[i] = torch.maximum(score[i], peak * (peak > 0.02))
            for y, x in (apart <= max(0.9, apart.min().item())).nonzero().tolist():
                picture.append(i), cell_x.append(x), cell_y.append(y), rows.append(row)
                weight.append(math.exp(-apart[y, x].item()))
    logit = raw[:, 4]
    # Quality focal loss (Li et al. 2020, eq. 3) against a Gaussian peak.
    focal = F.binary_cross_entropy_with_logits(logit, score, reduction='none')
    focal = (focal * (score - torch.sigmoid(logit)).abs() ** 2).sum() / len(images)
    rows, weight = torch.stack(rows), torch.tensor(weight)
    here = raw[picture, :, cell_y, cell_x]
    cells = torch.tensor([cell_x, cell_y]).T.float() + 0.5
    box = torch.cat([rows[:, 0:2] / COARSE - cells, torch.log(rows[:, 2:4] / SIZE_UNIT)], 1)
    box_loss = F.smooth_l1_loss(here[:, 0:4], box, reduction='none', beta=0.05).sum(1)
    joints, guess = rows[:, 4:].view(-1, JOINTS, 2), here[:, 5:].view(-1, JOINTS, 3)
    inside = ((joints > 0) & (joints < torch.tensor([WIDTH, HEIGHT]))).all(2).float()
    seen = inside * JOINT_WEIGHT
    rough = guess[:, :, 0:2] * REACH_UNIT + cells[:, None] * COARSE
    rough_loss = (F.smooth_l1_loss(rough / 8, joints / 8, reduction='none', beta=0.3).sum(2) * seen).mean(1)
    place = rough.detach() / FINE
    x, y = refine(maps[picture], place[:, :, 0:1], place[:, :, 1:2])
    fine = torch.cat([x, y], 2)
    fine_loss = (F.smooth_l1_loss(fine, joints / FINE, reduction='none', beta=0.3).sum(2) * seen).mean(1)
    sure = F.binary_cross_entropy_with_logits(guess[:, :, 2], inside, reduction='none').mean(1)
    each = box_loss + 0.5 * rough_loss + fine_loss + 0.2 * sure
    return 6 * focal + (each * weight).sum() / weight.sum() + map_loss(maps, truths)


def map_loss(maps, truths):
    """Softmax cross entropy of each map against the joint's Gaussian, where there is one swimmer."""
    alone = [i for i, truth in enumerate(truths) if len(truth) == 1]
    if not alone:
        return maps.sum() * 0
    joints = torch.from_numpy(np.stack([truths[i][0, 4:].reshape(JOINTS, 2) for i in alone])) / FINE
    near_x = torch.exp(-((axis(WIDTH // FINE) - joints[..., 0:1]) ** 2) / 2)
    near_y = torch.exp(-((axis(HEIGHT // FINE) - joints[..., 1:2]) ** 2) / 2)
    wanted = near_y[..., None] * near_x[..., None, :]
    total = wanted.sum((2, 3))
    wanted = wanted / total.clamp(min=1e-3)[..., None, None]
    cross = -(wanted.flatten(2) * F.log_softmax(maps[alone].flatten(2), 2)).sum(2)
    return 0.15 * (cross * (total > 3) * JOINT_WEIGHT).mean()


def predict(pose, pictures):
    pose.eval()
    with torch.no_grad():
        return np.concatenate([pose(to_input(pictures[i:i + 32])).numpy() for i in range(0, len(pictures), 32)])


def errors(outputs, truths, scale):
    """Distances of all joints of the swimmers, [n, 17], in pixels of the footage; how many were missed."""
    found, missed = [], 0
    for output, truth in zip(outputs, truths):
        rows = output[:, output[4] >= 0.25].T
        kept = suppress_rows(rows)
        for swimmer in truth:
            apart = np.hypot(kept[:, 0] - swimmer[0], kept[:, 1] - swimmer[1])
            if not len(kept) or apart.min() > 30:
                missed += 1
                continue
            joints = kept[apart.argmin(), 5:].reshape(JOINTS, 3)[:, :2]
            found.append(np.hypot(*(joints - swimmer[4:].reshape(JOINTS, 2)).T) / scale)
    return np.array(found).reshape(-1, JOINTS), missed


def suppress_rows(rows):
    boxes = suppress(rows[:, :5], 0.45)
    order = [int(np.flatnonzero((rows[:, :5] == box).all(1))[0]) for box in boxes]
    return rows[order]


def validate(pose, data):
    pictures, truths, scale = data
    apart, missed = errors(predict(pose, pictures), truths, scale)
    result = dict(swimmers=len(apart) + missed, missed=missed)
    if len(apart):
        wrists = apart[:, WRISTS].ravel()
        result.update(
            wrist_median_px=round(float(np.median(wrists)), 2), wrist_p95_px=round(float(np.percentile(wrists, 95)), 2),
            wrist_rms_px=round(float(np.sqrt((wrists ** 2).mean())), 2), wrist_max_px=round(float(wrists.max()), 1),
            all_median_px=round(float(np.median(apart)), 2), all_p95_px=round(float(np.percentile(apart, 95)), 2))
    return result


def count_strokes(pose, folder):
    """Peaks of the wrists' y as scipy finds them, against the recording's truth."""
    pictures, truths, scale = load([folder])
    times = np.array([poses[0]['timestamp'] for poses in read_poses(folder).values()])
    with open(os.path.join(folder, 'truth.csv')) as file:
        strokes = list(csv.DictReader(file))
    outputs = predict(pose, pictures)
    best = outputs[np.arange(len(outputs)), :, outputs[:, 4].argmax(1)]
    joints = best[:, 5:].reshape(-1, JOINTS, 3)
    spacing = math.ceil(0.3 * (len(times) - 1) / (times[-1] - times[0]))
    result = dict(folder=folder, **validate(pose, (pictures, truths, scale)))
    for wrist, name in zip(WRISTS, ('left', 'right')):
        peaks, _ = find_peaks(joints[:, wrist, 1] / scale, prominence=30, distance=spacing)
        true = np.array([float(s['time_s']) for s in strokes if s['wrist'] == name])
        result[name] = f'{len(peaks)} of {len(true)}'
        if len(peaks) == len(true):
            result[name + '_worst_s'] = round(float(np.abs(times[peaks] - true).max()), 3)
        result[name + '_confidence'] = round(float(joints[:, wrist, 2].min()), 3)
    return result


def train(data, seed, batch, steps, rate, valid):
    pictures, truths, _ = data
    net = SwimmerNet().to(memory_format=torch.channels_last)
    smooth = {k: v.clone() for k, v in net.state_dict().items()}
    optimiser = torch.optim.AdamW(net.parameters(), rate, weight_decay=1e-3)
    random = np.random.default_rng(seed)
    order, started = [], time.time()
    for step in range(steps):
        warm, cool = min(1, (step + 1) / 150), 0.5 * (1 + math.cos(math.pi * step / steps))
        for group in optimiser.param_groups:
            group['lr'] = rate * warm * max(0.01, cool)
        if len(order) < batch:
            order = list(random.permutation(len(pictures)))
        chosen = [order.pop() for _ in range(batch)]
        images, swimmers = augment(pictures[chosen], [truths[i] for i in chosen], random)
        net.train()
        value = loss(net, images.contiguous(memory_format=torch.channels_last), swimmers)
        optimiser.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        decay = min(0.995, (step + 1) / (step + 20))
        for name, parameter in net.state_dict().items():
            if parameter.dtype.is_floating_point:
                smooth[name].mul_(decay).add_(parameter, alpha=1 - decay)
            else:
                smooth[name].copy_(parameter)
        if (step + 1) % 50 == 0:
            print(f'step {step + 1}/{steps} loss {value.item():.4f} {time.time() - started:.0f} s', flush=True)
        if (step + 1) % 400 == 0:
            print(validate(smoothed(smooth), valid), flush=True)
    return smoothed(smooth)


def smoothed(state):
    net = SwimmerNet()
    net.load_state_dict(state)
    return PoseNet(net).eval()


def export(pose, path):
    torch.onnx.export(
        pose, torch.zeros(1, 3, HEIGHT, WIDTH), path, opset_version=13, input_names=['images'],
        output_names=['output0'], dynamic_axes={'images': {0: 'batch'}, 'output0': {0: 'batch'}})
    add_metadata(path, {'names': "{0: 'person'}", 'task': 'pose', 'kpt_shape': f'[{JOINTS}, 3]', 'stride': str(COARSE)})


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--train', nargs='+', required=True, help='folders of simulated recordings with keypoints')
    parser.add_argument('--valid', nargs='+', required=True, help='the same, with other seeds')
    parser.add_argument('--strokes', nargs='*', default=[], help='whole recordings of one swimmer to count strokes in')
    parser.add_argument('--output', required=True, help='the ONNX file to write')
    parser.add_argument('--steps', type=int, default=2400)
    parser.add_argument('--batch', type=int, default=10)
    parser.add_argument('--rate', type=float, default=3e-3)
    parser.add_argument('--seed', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    torch.use_deterministic_algorithms(True)
    valid, data = load(options.valid), load(options.train)
    print(f'{len(data[0])} pictures to train on, {len(valid[0])} to measure on', flush=True)
    pose = train(data, options.seed, options.batch, options.steps, options.rate, valid)
    print(json.dumps(validate(pose, valid)))
    export(pose, options.output)
    for folder in options.strokes:
        print(json.dumps(count_strokes(pose, folder)), flush=True)


if __name__ == '__main__':
    main()
