"""Makes yolo-seg.onnx and end2end-seg.onnx out of yolo.onnx and end2end.onnx beside it, and mask-vectors.json.

    python3 make_masks.py models     needs onnx (made with 1.23)
    python3 make_masks.py vectors    needs numpy and Pillow (made with 1.24 and 9.4)

The boxes are those of the other networks, but twice as wide, to the right, so that a box's middle is on its right edge's
square: a box is no longer where its square is, its mask is. Prototype 0 is positive where red is, prototype 1 where green
is, both a quarter of the input in size; a box's coefficients are 1 for its own colour and 0 for the other one.

The vectors are masks of smooth random logits, enlarged by Pillow, whose bilinear filter does when it enlarges what
interpolation between cells' centres does; their centroids are means of whole pixel numbers.
"""
import json
import sys


def models():
    import numpy as np
    import onnx
    from onnx import helper, numpy_helper

    def constant(model, name, rows):
        model.graph.initializer.append(numpy_helper.from_array(np.array(rows, np.float32), name))
        return name

    def rename(model):
        for node in model.graph.node:
            for names in (node.input, node.output):
                for i, name in enumerate(names):
                    if name == "output0":
                        names[i] = "plain"

    def prototypes(model):
        constant(model, "two", 2.0)
        constant(model, "one", 1.0)
        constant(model, "zero", 0.0)
        constant(model, "half", 0.5)
        for name, values in (("from", [0]), ("to", [2]), ("axis", [1])):
            model.graph.initializer.append(numpy_helper.from_array(np.array(values, np.int64), name))
        model.graph.node.extend([
            helper.make_node("Slice", ["images", "from", "to", "axis"], ["redgreen"]),
            helper.make_node("Mul", ["redgreen", "two"], ["doubled"]),
            helper.make_node("Sub", ["doubled", "one"], ["bright"]),
            helper.make_node("Max", ["bright", "zero"], ["colour"]),
            helper.make_node("AveragePool", ["colour"], ["pooled"], kernel_shape=[4, 4], strides=[4, 4]),
            helper.make_node("Sub", ["pooled", "half"], ["output1"])])

    def save(model, name, boxes, first):
        outputs = [helper.make_tensor_value_info("output0", onnx.TensorProto.FLOAT, boxes),
                   helper.make_tensor_value_info("output1", onnx.TensorProto.FLOAT, [1, 2, 24, 40])]
        del model.graph.output[:]
        model.graph.output.extend(outputs if first else outputs[::-1])
        for entry in model.metadata_props:
            if entry.key == "task":
                entry.value = "segment"
        onnx.checker.check_model(model)
        onnx.save(model, name)

    yolo = onnx.load("yolo.onnx")
    rename(yolo)
    # cx + w / 2, cy, 2 w, h, red, green, red, green
    constant(yolo, "widen", [[1, 0, .5, 0, 0, 0], [0, 1, 0, 0, 0, 0], [0, 0, 2, 0, 0, 0], [0, 0, 0, 1, 0, 0],
                             [0, 0, 0, 0, 1, 0], [0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 1, 0], [0, 0, 0, 0, 0, 1]])
    yolo.graph.node.append(helper.make_node("MatMul", ["widen", "plain"], ["output0"]))
    prototypes(yolo)
    save(yolo, "yolo-seg.onnx", [1, 8, 315], True)

    end2end = onnx.load("end2end.onnx")
    rename(end2end)
    # x1, y1, 2 x2 - x1, y2, score, class, 1 - class, class
    constant(end2end, "widen", [[1, 0, -1, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0, 0, 0], [0, 0, 2, 0, 0, 0, 0, 0],
                                [0, 0, 0, 1, 0, 0, 0, 0], [0, 0, 0, 0, 1, 0, 0, 0], [0, 0, 0, 0, 0, 1, -1, 1]])
    constant(end2end, "other", [0, 0, 0, 0, 0, 0, 1, 0])
    end2end.graph.node.extend([helper.make_node("MatMul", ["plain", "widen"], ["product"]),
                               helper.make_node("Add", ["product", "other"], ["output0"])])
    prototypes(end2end)
    save(end2end, "end2end-seg.onnx", [1, 20, 8], False)


def vectors():
    import numpy as np
    from PIL import Image

    count, height, width, scale = 3, 12, 20, 8
    random = np.random.default_rng(3)
    prototypes = np.stack([np.asarray(Image.fromarray(random.normal(size=(4, 5)).astype(np.float32))
                                      .resize((width, height), Image.BICUBIC)) for _ in range(count)])
    prototypes = np.round(prototypes, 3).astype(np.float32)
    masks = []
    for _ in range(12):
        coefficients = np.round(random.normal(size=count), 3).astype(np.float32)
        x1, y1 = (float(v) for v in np.round(random.uniform(-5, [120, 60]), 2))
        x2, y2 = (float(v) for v in np.round([x1, y1] + random.uniform(3, 60, 2), 2))
        logits = np.tensordot(coefficients, prototypes, 1)
        large = np.asarray(Image.fromarray(logits).resize((scale * width, scale * height), Image.BILINEAR))
        ys, xs = np.nonzero(large > 0)
        inside = (xs + .5 >= x1) & (xs + .5 < x2) & (ys + .5 >= y1) & (ys + .5 < y2)
        centroid = [float(xs[inside].mean()), float(ys[inside].mean())] if inside.any() else []
        masks.append({"box": [x1, y1, x2, y2], "coefficients": [float(f"{c:.3f}") for c in coefficients],
                      "pixels": int(inside.sum()), "centroid": centroid})
    with open("mask-vectors.json", "w") as file:
        json.dump({"prototypes": [[[float(f"{v:.3f}") for v in row] for row in plane] for plane in prototypes],
                   "masks": masks}, file)


{"models": models, "vectors": vectors}[sys.argv[1]]()
