#!/usr/bin/env python3
"""Trains the parts of bottle-classifier.onnx on simulated recordings and measures them on others.

Needs python3-torch (made with Debian's 1.13), python3-sklearn, numpy, Pillow and the ffmpeg command. One thread,
seeded. README.md beside this file has the command lines.

Written are the embedder (ONNX; input [batch, 3, 96, 48], RGB, 0 to 1: a bottle's box stretched to that size; output
[batch, 64], features), the heads (.npz with coef_, intercept_ and classes_ as scikit-learn holds them; a class is
attribute=value) and the labels (.json: what each product implies), which `shoal pack-classifier` puts into one file. One
head a value of an attribute, all trained one against the rest; crops of bottles of which little can be seen belong to
none, so that the classifier says of them that it does not know.
"""
import argparse
import csv
import glob
import json
import os
import time
from collections import defaultdict

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from PIL import Image
from sklearn.linear_model import LogisticRegression

from train_fish_detector import Residual, conv, footage, to_input

WIDTH, HEIGHT, FEATURES = 48, 96, 64
ATTRIBUTES = ('product', 'grade', 'cap', 'label', 'brand', 'type', 'subtype', 'volume')
IMPLIED = ('label', 'brand', 'type', 'subtype', 'volume')
CLEAR, HIDDEN = 0.75, 0.5  # from how much on a bottle can be told, up to how much it cannot


class Embedder(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            conv(3, 16, 2), conv(16, 32, 2), Residual(32), conv(32, 48, 2), Residual(48), conv(48, 64, 2), nn.Flatten(),
            nn.Linear(64 * (HEIGHT // 16) * (WIDTH // 16), FEATURES))

    def forward(self, images):
        return torch.tanh(self.layers(images))


def load(folders, random, copies):
    """Crops [n, HEIGHT, WIDTH, 3] uint8, the attributes of each, and how much of each bottle can be seen."""
    crops, attributes, visible = [], [], []
    for folder in sorted(folders):
        with open(os.path.join(folder, 'bottles.csv')) as rows:
            bottles = {row['id']: [row[a] for a in ATTRIBUTES] for row in csv.DictReader(rows)}
        boxes = defaultdict(list)
        with open(os.path.join(folder, 'truth.csv')) as rows:
            for row in csv.DictReader(rows):
                boxes[row['camera'], int(row['frame'])].append(row)
        for file in sorted(glob.glob(os.path.join(folder, 'line_*.mp4'))):
            frames, _ = footage(file, 640, 360)
            for frame, pixels in enumerate(frames):
                picture = Image.fromarray(pixels)
                for row in boxes[os.path.basename(file)[:-4], frame]:
                    for _ in range(copies):
                        crop = cut(picture, row, random)
                        if crop is not None:
                            crops.append(crop)
                            attributes.append(bottles[row['id']])
                            visible.append(float(row['visible']))
    return np.stack(crops), attributes, np.array(visible)


def cut(picture, row, random):
    """A bottle's box, as inexact as a detector's, stretched; nothing at the picture's edges."""
    x, y, w, h = (float(row[k]) for k in ('x', 'y', 'w', 'h'))
    left, top, right, bottom = x + 0.5, y + 0.5, x + 0.5 + w, y + 0.5 + h
    if left <= 1 or right >= picture.width - 1:
        return None
    spread = random.normal(0, 0.025, 4) * (w, h * 0.6, w, h * 0.6)
    left, top, right, bottom = np.array([left, top, right, bottom]) + spread
    box = (max(0, left), max(0, top), min(picture.width, right), min(picture.height, bottom))
    return np.asarray(picture.resize((WIDTH, HEIGHT), Image.BILINEAR, box=box))


def classes(attributes):
    """All values that occur, attribute by attribute: attribute=value."""
    return [f'{a}={v}' for i, a in enumerate(ATTRIBUTES) for v in sorted({row[i] for row in attributes})]


def targets(names, attributes, visible):
    """One column a class; nothing of bottles that cannot be told."""
    index = {name: i for i, name in enumerate(names)}
    marks = np.zeros((len(attributes), len(names)), np.float32)
    for i, row in enumerate(attributes):
        if visible[i] >= CLEAR:
            for attribute, value in zip(ATTRIBUTES, row):
                marks[i, index[f'{attribute}={value}']] = 1
    return marks


def recolour(images, random):
    def draw(*shape):
        return torch.from_numpy(random.normal(size=shape).astype(np.float32))

    n = len(images)
    images = images * (1 + 0.08 * draw(n, 1, 1, 1) + 0.02 * draw(n, 3, 1, 1)) + 0.02 * draw(n, 1, 1, 1)
    return (images + 0.01 * draw(*images.shape)).clamp(0, 1)


def train(crops, marks, seed, batch, steps):
    embedder = Embedder().to(memory_format=torch.channels_last)
    heads = nn.Linear(FEATURES, marks.shape[1])
    parameters = list(embedder.parameters()) + list(heads.parameters())
    optimiser = torch.optim.AdamW(parameters, 3e-3, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, steps, pct_start=0.1)
    random = np.random.default_rng(seed)
    order, started = [], time.time()
    for step in range(steps):
        if len(order) < batch:
            order = list(random.permutation(len(crops)))
        chosen = [order.pop() for _ in range(batch)]
        images = recolour(to_input(crops[chosen]), random)
        if random.random() < 0.5:
            images = images.flip(3)
        logits = heads(embedder(images.contiguous(memory_format=torch.channels_last)))
        value = F.binary_cross_entropy_with_logits(logits, torch.from_numpy(marks[chosen]), reduction='sum') / batch
        optimiser.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(parameters, 5.0)
        optimiser.step()
        schedule.step()
        if (step + 1) % 100 == 0 or step + 1 == steps:
            print(f'step {step + 1}/{steps} loss {value.item():.4f} {time.time() - started:.0f} s', flush=True)
    return embedder.eval()


def features(embedder, crops):
    with torch.no_grad():
        return np.concatenate([embedder(to_input(crops[i:i + 256])).numpy() for i in range(0, len(crops), 256)])


def fit_heads(names, rows, marks):
    """One logistic regression a class."""
    coefficients, intercepts = [], []
    for i in range(len(names)):
        head = LogisticRegression(C=1.0, max_iter=300).fit(rows, marks[:, i])
        coefficients.append(head.coef_[0])
        intercepts.append(head.intercept_[0])
    return np.array(coefficients, np.float32), np.array(intercepts, np.float32)


def measure(names, probabilities, attributes, visible):
    """Of bottles seen clearly, the share that is told right; of hidden ones, that of which nothing is said."""
    clear, hidden = visible >= CLEAR, visible < HIDDEN
    truth = np.array(attributes)
    right = np.ones(len(truth), bool)
    result = {}
    for a, attribute in enumerate(ATTRIBUTES):
        columns = [i for i, name in enumerate(names) if name.startswith(attribute + '=')]
        values = np.array([names[i].split('=', 1)[1] for i in columns])
        best = probabilities[:, columns].argmax(1)
        good = (values[best] == truth[:, a]) & (probabilities[:, columns].max(1) >= 0.5)
        right &= good
        result[attribute] = round(float(good[clear].mean()), 4)
    silent = (probabilities < 0.5).all(1)
    return dict(crops=int(clear.sum()), all_right=round(float(right[clear].mean()), 4), **result,
                hidden=int(hidden.sum()), nothing_said=round(float(silent[hidden].mean()), 4))


def labels(names, attributes):
    """What the heads stand for, and what each product implies."""
    implied = {row[0]: {a: row[ATTRIBUTES.index(a)] for a in IMPLIED} for row in attributes}
    rows = []
    for name in names:
        attribute, value = name.split('=', 1)
        rows.append({'name': name, 'implies': implied[value]} if attribute == 'product' else {'name': name})
    return {'labels': rows}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--train', nargs='+', required=True, help='folders of simulated recordings')
    parser.add_argument('--valid', nargs='+', required=True, help='the same, with other seeds')
    parser.add_argument('--output', required=True, help='folder for embedder.onnx, heads.npz and labels.json')
    parser.add_argument('--steps', type=int, default=2500)
    parser.add_argument('--batch', type=int, default=64)
    parser.add_argument('--seed', type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    torch.use_deterministic_algorithms(True)
    random = np.random.default_rng(options.seed)
    crops, attributes, visible = load(options.train, random, 1)
    told = (visible >= CLEAR) | (visible < HIDDEN)
    crops, attributes, visible = crops[told], [a for a, t in zip(attributes, told) if t], visible[told]
    held_crops, held_attributes, held_visible = load(options.valid, random, 1)
    names = classes(attributes)
    marks = targets(names, attributes, visible)
    print(f'{len(crops)} crops to train on, {len(held_crops)} to measure on, {len(names)} heads', flush=True)
    embedder = train(crops, marks, options.seed, options.batch, options.steps)
    coefficients, intercepts = fit_heads(names, features(embedder, crops), marks)
    logits = features(embedder, held_crops) @ coefficients.T + intercepts
    print(json.dumps(measure(names, 1 / (1 + np.exp(-logits)), held_attributes, held_visible)))
    os.makedirs(options.output, exist_ok=True)
    torch.onnx.export(
        embedder, torch.zeros(1, 3, HEIGHT, WIDTH), os.path.join(options.output, 'embedder.onnx'), opset_version=13,
        input_names=['images'], output_names=['features'],
        dynamic_axes={'images': {0: 'batch'}, 'features': {0: 'batch'}})
    np.savez(os.path.join(options.output, 'heads.npz'), coef_=coefficients, intercept_=intercepts,
             classes_=np.array(names))
    with open(os.path.join(options.output, 'labels.json'), 'w') as file:
        json.dump(labels(names, attributes), file, indent=1)


if __name__ == '__main__':
    main()
