# Makes src/fixtures/torch-conv.safetensors and torch-conv-outputs.safetensors by PyTorch: python3 torch-conv.py
# (1.13 of Debian made what is there). Needs PyTorch alone; safetensors files are written here.
import json
import struct
from pathlib import Path

import torch
from torch import nn

FIXTURES = Path(__file__).parent.parent / "src" / "fixtures"
DTYPES = {torch.float32: "F32", torch.float64: "F64", torch.int64: "I64"}


def write(name, tensors):
    header, parts, at = {"__metadata__": {"format": "pt"}}, [], 0
    for key, x in tensors.items():
        part = x.detach().contiguous().numpy().tobytes()
        header[key] = {"dtype": DTYPES[x.dtype], "shape": list(x.shape), "data_offsets": [at, at + len(part)]}
        parts.append(part)
        at += len(part)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    (FIXTURES / name).write_bytes(struct.pack("<Q", len(text)) + text + b"".join(parts))


torch.manual_seed(0)
model = nn.Sequential(
    nn.Conv2d(2, 4, 3, stride=2, padding=1, groups=2),
    nn.BatchNorm2d(4),
    nn.PReLU(4),
    nn.Conv2d(4, 3, (1, 2), bias=False),
    nn.Flatten(),
    nn.LayerNorm(9 * 2),
    nn.Linear(9 * 2, 5),
    nn.BatchNorm1d(5, momentum=None),
)
for _ in range(3):
    model(torch.randn(6, 2, 5, 5) * 2 + 1)
model.eval()
x = torch.randn(3, 2, 5, 5)
write("torch-conv.safetensors", model.state_dict())
write("torch-conv-outputs.safetensors", {"x": x, "y": model(x)})
