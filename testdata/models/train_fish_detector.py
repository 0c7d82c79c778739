#!/usr/bin/env python3
"""Trains fish-detector.onnx on simulated recordings and measures it on others.

Needs python3-torch (made with Debian's 1.13), numpy and the ffmpeg command. One thread, seeded. README.md beside this
file has the command lines.

The network: plain 3x3 convolutions down to a sixteenth of the picture and back up to a quarter, where every cell
says how likely a fish's middle is there and where its box is. Its output is laid out as YOLOv8's: [batch, 4 + 1,
cells], of which 4 are centre x, centre y, width and height in input pixels (the picture's left and top edge at 0) and
one is a probability. Input: [batch, 3, 240, 320], RGB, 0 to 1, letterboxed with grey 114.
"""
import argparse
import glob
import gzip
import json
import os
import struct
import subprocess
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

WIDTH, HEIGHT, STRIDE = 320, 240, 4
CROP_WIDTH, CROP_HEIGHT = 160, 128
SIZE_UNIT = 16.0
MIN_VISIBLE = 0.35  # fish of which less can be seen are neither right nor wrong


def conv(inputs, outputs, stride=1):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class Residual(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.first = conv(channels, channels)
        self.second = nn.Sequential(nn.Conv2d(channels, channels, 3, 1, 1, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        return F.relu(x + self.second(self.first(x)))


class FishNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(conv(3, 12, 2), conv(12, 24, 2))
        self.fine = Residual(24)
        self.middle = nn.Sequential(conv(24, 40, 2), Residual(40))
        self.coarse = nn.Sequential(conv(40, 64, 2), Residual(64))
        self.coarse_to_middle = nn.Conv2d(64, 40, 1)
        self.middle_to_fine = nn.Sequential(conv(40, 40), nn.Conv2d(40, 24, 1))
        self.head = nn.Sequential(conv(24, 32), nn.Conv2d(32, 5, 1))
        self.head[1].bias.data = torch.tensor([0.0, 0.0, 0.0, 0.0, -4.0])

    def forward(self, x):
        """Raw maps, [batch, 5, HEIGHT / 4, WIDTH / 4]: centre offset in cells, log size, logit."""
        fine = self.fine(self.stem(x))
        middle = self.middle(fine)
        coarse = self.coarse(middle)
        middle = F.relu(middle + F.interpolate(self.coarse_to_middle(coarse), scale_factor=2.0))
        fine = F.relu(fine + F.interpolate(self.middle_to_fine(middle), scale_factor=2.0))
        return self.head(fine)


class Detector(nn.Module):
    """The network as it is used: boxes and probabilities."""

    def __init__(self, net):
        super().__init__()
        self.net = net
        y, x = torch.meshgrid(torch.arange(HEIGHT // STRIDE), torch.arange(WIDTH // STRIDE), indexing='ij')
        self.register_buffer('cells', torch.stack([x, y])[None].float() + 0.5)

    def forward(self, images):
        raw = self.net(images)
        centre = (self.cells + raw[:, 0:2]) * STRIDE
        size = torch.exp(raw[:, 2:4]) * SIZE_UNIT
        return torch.cat([centre, size, torch.sigmoid(raw[:, 4:5])], 1).flatten(2)


def footage(path, width=WIDTH, height=HEIGHT):
    """All frames of a file, scaled to fit the network's input, [n, h, w, 3] uint8; the scale."""
    probe = subprocess.run(
        ['ffprobe', '-v', 'error', '-select_streams', 'v:0', '-show_entries', 'stream=width,height', '-of', 'json', path],
        check=True, capture_output=True)
    stream = json.loads(probe.stdout)['streams'][0]
    scale = min(width / stream['width'], height / stream['height'])
    w, h = round(stream['width'] * scale), round(stream['height'] * scale)
    raw = subprocess.run(
        ['ffmpeg', '-v', 'error', '-threads', '1', '-i', path, '-vf', f'scale={w}:{h}:flags=area+accurate_rnd',
         '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'], check=True, capture_output=True).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, h, w, 3), scale


def load(folders):
    """Pictures [n, HEIGHT, WIDTH, 3] uint8 and, for each, rows (cx, cy, w, h, visible) in input pixels; the scale."""
    pictures, truths, scale = [], [], 1.0
    for folder in sorted(folders):
        boxes = {}
        with gzip.open(os.path.join(folder, 'boxes.jsonl.gz'), 'rt') as lines:
            for line in lines:
                row = json.loads(line)
                boxes[row['camera'], row['frame']] = row['detections']
        for file in sorted(glob.glob(os.path.join(folder, 'cam_*.mp4'))):
            frames, scale = footage(file)
            camera = os.path.basename(file)[:-4]
            left, top = (WIDTH - frames.shape[2]) // 2, (HEIGHT - frames.shape[1]) // 2
            canvas = np.full((len(frames), HEIGHT, WIDTH, 3), 114, np.uint8)
            canvas[:, top:top + frames.shape[1], left:left + frames.shape[2]] = frames
            pictures.append(canvas)
            for frame in range(len(frames)):
                # A box in the files counts from the first pixel's centre, the network from its edge.
                truths.append(np.array(
                    [((d['u'] + 0.5) * scale + left, (d['v'] + 0.5) * scale + top, d['w'] * scale, d['h'] * scale,
                      d['confidence']) for d in boxes[camera, frame]], np.float32).reshape(-1, 5))
    return np.concatenate(pictures), truths, scale


def augment(pictures, truths, random):
    """Cuts a piece out of each picture, mostly around fish; a third of the batches smaller or larger, all recoloured."""
    scale = random.uniform(0.7, 1.25) if random.random() < 0.33 else 1.0
    pieces, fish = zip(*(cut(p, t, scale, random) for p, t in zip(pictures, truths)))
    images = to_input(np.stack(pieces))
    if scale != 1.0:
        images = F.interpolate(images, (CROP_HEIGHT, CROP_WIDTH), mode='bilinear', align_corners=False)
    if random.random() < 0.5:
        images = images.flip(3)
        fish = [t * np.array([-1, 1, 1, 1, 1], np.float32) + np.array([CROP_WIDTH, 0, 0, 0, 0], np.float32) for t in fish]
    if random.random() < 0.5:
        images = images.flip(2)
        fish = [t * np.array([1, -1, 1, 1, 1], np.float32) + np.array([0, CROP_HEIGHT, 0, 0, 0], np.float32) for t in fish]
    return recolour(images, random), fish


def cut(picture, truth, scale, random):
    """A piece that fills the crop once scaled, grey where it reaches beyond the picture, and its fish."""
    w, h = round(CROP_WIDTH / scale), round(CROP_HEIGHT / scale)
    x, y = random.uniform(0, WIDTH), random.uniform(0, HEIGHT)
    if len(truth) and random.random() < 0.75:
        x, y = truth[random.integers(len(truth)), :2] + random.uniform(-40, 40, 2)
    left = int(np.clip(x - w / 2, -12, WIDTH - w + 12))
    top = int(np.clip(y - h / 2, -12, HEIGHT - h + 12))
    piece = np.full((h, w, 3), 114, np.uint8)
    x0, y0, x1, y1 = max(0, left), max(0, top), min(WIDTH, left + w), min(HEIGHT, top + h)
    piece[y0 - top:y1 - top, x0 - left:x1 - left] = picture[y0:y1, x0:x1]
    fish = truth.copy()
    outside = (fish[:, 0] - fish[:, 2] / 2 < x0 - 0.6) | (fish[:, 0] + fish[:, 2] / 2 > x1 + 0.6)
    outside |= (fish[:, 1] - fish[:, 3] / 2 < y0 - 0.6) | (fish[:, 1] + fish[:, 3] / 2 > y1 + 0.6)
    fish[outside, 4] = 0
    fish[:, :2] -= (left, top)
    fish[:, [0, 2]] *= CROP_WIDTH / w
    fish[:, [1, 3]] *= CROP_HEIGHT / h
    return piece, fish


def recolour(images, random):
    def draw(*shape):
        return torch.from_numpy(random.normal(size=shape).astype(np.float32))

    n = len(images)
    images = images * (1 + 0.15 * draw(n, 1, 1, 1) + 0.06 * draw(n, 3, 1, 1)) + 0.04 * draw(n, 1, 1, 1)
    if random.random() < 0.5:
        images = images + 0.02 * random.random() * draw(*images.shape)
    return images.clamp(0, 1)


def targets(truths):
    """What the maps should say: score, box, weight of the box, weight of the score."""
    rows, columns = CROP_HEIGHT // STRIDE, CROP_WIDTH // STRIDE
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32) + 0.5
    score = np.zeros((len(truths), rows, columns), np.float32)
    near = np.zeros_like(score)
    counts = np.ones_like(score)
    box = np.zeros((len(truths), 4, rows, columns), np.float32)
    for i, fish in enumerate(truths):
        for cx, cy, w, h, visible in fish:
            dx, dy = cx / STRIDE - x, cy / STRIDE - y
            apart = dx * dx + dy * dy
            peak = np.exp((apart.min() - apart) / (2 * 0.65 ** 2))
            if visible < MIN_VISIBLE:
                counts[i][(np.abs(dx) * STRIDE < w / 2 + 2) & (np.abs(dy) * STRIDE < h / 2 + 2)] = 0
                continue
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
    probability = torch.sigmoid(logit)
    # Quality focal loss (Li et al. 2020, eq. 3) against a Gaussian peak.
    score_loss = F.binary_cross_entropy_with_logits(logit, score, reduction='none')
    score_loss = (score_loss * (score - probability).abs() ** 2 * counts).sum()
    weight = near * near
    centre = (F.smooth_l1_loss(raw[:, 0:2], box[:, 0:2], reduction='none', beta=0.05).sum(1) * weight).sum()
    size = (F.smooth_l1_loss(raw[:, 2:4], box[:, 2:4], reduction='none', beta=0.05).sum(1) * weight).sum()
    fish = max(1.0, float(sum((t[:, 4] >= MIN_VISIBLE).sum() for t in truths)))
    return (6 * score_loss + 2 * centre + size) / fish


def suppress(boxes, nms_iou):
    """Greedy non-maximum suppression; rows (cx, cy, w, h, confidence), the best first."""
    boxes = boxes[np.argsort(-boxes[:, 4], kind='stable')]
    low, high, area = boxes[:, :2] - boxes[:, 2:4] / 2, boxes[:, :2] + boxes[:, 2:4] / 2, boxes[:, 2] * boxes[:, 3]
    kept, left = [], np.arange(len(boxes))
    while len(left):
        best, left = left[0], left[1:]
        kept.append(best)
        cross = np.clip(np.minimum(high[best], high[left]) - np.maximum(low[best], low[left]), 0, None).prod(1)
        left = left[cross / (area[best] + area[left] - cross) <= nms_iou]
    return boxes[kept]


def measure(outputs, truths, scale, confidence, nms_iou):
    """Recall of fish seen whole, precision, and the error of the centres in pixels of the footage."""
    found = whole = wrong = said = 0
    errors, widths = [], []
    for output, fish in zip(outputs, truths):
        boxes = suppress(output[:, output[4] >= confidence].T, nms_iou)
        said += len(boxes)
        distance = np.hypot(*(boxes[:, None, :2] - fish[None, :, :2]).transpose(2, 0, 1)) / scale
        free, matched = np.ones(len(boxes), bool), np.zeros(len(fish), bool)
        for at in np.argsort(distance, axis=None):
            i, j = np.unravel_index(at, distance.shape)
            if distance[i, j] > 8:
                break
            if free[i] and not matched[j]:
                free[i], matched[j] = False, True
                if fish[j, 4] >= 0.9:
                    errors.append(distance[i, j])
        whole += int((fish[:, 4] >= 0.9).sum())
        found += int((matched & (fish[:, 4] >= 0.9)).sum())
        wrong += int(free.sum())
    errors = np.array(errors or [np.nan])
    return dict(confidence=confidence, recall=round(found / max(1, whole), 4), precision=round(1 - wrong / max(1, said), 4),
                median_px=round(float(np.median(errors)), 3), rms_px=round(float(np.sqrt((errors ** 2).mean())), 3),
                p95_px=round(float(np.percentile(errors, 95)), 3), fish=whole)


def validate(detector, data, nms_iou=0.45):
    pictures, truths, scale = data
    detector.eval()
    with torch.no_grad():
        outputs = np.concatenate([detector(to_input(pictures[i:i + 32])).numpy() for i in range(0, len(pictures), 32)])
    return [measure(outputs, truths, scale, confidence, nms_iou) for confidence in (0.25, 0.5)]


def to_input(pictures):
    return torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 255


def train(data, seed, batch, steps, valid):
    pictures, truths, _ = data
    net = FishNet().to(memory_format=torch.channels_last)
    smooth = {k: v.clone() for k, v in net.state_dict().items()}
    optimiser = torch.optim.AdamW(net.parameters(), 3e-3, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, steps, pct_start=0.1)
    random = np.random.default_rng(seed)
    order, started = [], time.time()
    for step in range(steps):
        if len(order) < batch:
            order = list(random.permutation(len(pictures)))
        chosen = [order.pop() for _ in range(batch)]
        images, fish = augment(pictures[chosen], [truths[i] for i in chosen], random)
        net.train()
        value = loss(net(images.contiguous(memory_format=torch.channels_last)), fish)
        optimiser.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        schedule.step()
        decay = min(0.998, (step + 1) / (step + 20))
        for name, parameter in net.state_dict().items():
            if parameter.dtype.is_floating_point:
                smooth[name].mul_(decay).add_(parameter, alpha=1 - decay)
            else:
                smooth[name].copy_(parameter)
        if (step + 1) % 100 == 0 or step + 1 == steps:
            print(f'step {step + 1}/{steps} loss {value.item():.4f} {time.time() - started:.0f} s', flush=True)
        if (step + 1) % 2000 == 0:
            print(validate(smoothed(smooth), valid), flush=True)
    return smoothed(smooth)


def smoothed(state):
    net = FishNet()
    net.load_state_dict(state)
    return Detector(net).eval()


def varint(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes(out + bytes([value]))


def export(detector, path):
    torch.onnx.export(
        detector, torch.zeros(1, 3, HEIGHT, WIDTH), path, opset_version=13, input_names=['images'],
        output_names=['output0'], dynamic_axes={'images': {0: 'batch'}, 'output0': {0: 'batch'}})
    add_metadata(path, {'names': "{0: 'fish'}", 'task': 'detect', 'stride': str(STRIDE)})


def add_metadata(path, entries):
    # ModelProto.metadata_props is field 14, a StringStringEntryProto of key (1) and value (2): onnx.proto.
    with open(path, 'ab') as file:
        for key, value in entries.items():
            entry = b''.join(
                bytes([tag]) + varint(len(text)) + text for tag, text in ((0x0A, key.encode()), (0x12, value.encode())))
            file.write(bytes([0x72]) + varint(len(entry)) + entry)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--train', nargs='+', required=True, help='folders of simulated recordings with boxes')
    parser.add_argument('--valid', nargs='+', required=True, help='the same, with other seeds')
    parser.add_argument('--output', required=True, help='the ONNX file to write')
    parser.add_argument('--steps', type=int, default=8000)
    parser.add_argument('--batch', type=int, default=16)
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
