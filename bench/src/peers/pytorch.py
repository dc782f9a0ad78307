"""PyTorch, eager and on one thread unless it is told otherwise, as a peer of the bench: see src/runner/protocol.ts."""

import base64
import json
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)

CHECKED_STEPS = 4
BURST_SECONDS = 0.002
ENOUGH_LEAKED = 1e9


def main():
    current = None
    for line in sys.stdin:
        try:
            request = json.loads(line, object_hook=unpack)
            if request["do"] == "prepare":
                current = prepare(request["job"], request["mode"])
                answer = None
            else:
                answer = ANSWERS[request["do"]](current, request)
            reply = {"ok": answer}
        except Exception as error:
            reply = {"fails": f"{type(error).__name__}: {error}"}
        print(json.dumps(reply), flush=True)


def unpack(value):
    """Typed arrays travel as base64."""
    if "base64" not in value:
        return value
    dtype = torch.int32 if value["type"] == "int32" else torch.float32
    data = bytearray(base64.b64decode(value["base64"]))
    return torch.frombuffer(data, dtype=dtype).reshape(value["shape"]).clone()


class Run:
    """A job made ready: `run` does it once, `check` tells numbers that every peer must find."""

    def __init__(self, run, check):
        self.run = run
        self.check = check


def prepare(job, mode):
    count, _, unit = mode.partition(" ")
    if unit.startswith("thread"):
        torch.set_num_threads(int(count))
    elif mode != "eager":
        raise ValueError(f"has no mode {mode}")
    if job["kind"] == "train":
        return training(job["work"])
    compute = formula(job)

    def check():
        result = compute().reshape(-1)
        return [result.double().sum().item(), result[0].item(), result[-1].item()]

    return Run(compute, check)


def training(work):
    model = nn.Sequential(*[build(layer) for layer in work["layers"]])
    loss_of = nn.functional.mse_loss if work["loss"] == "mse" else nn.functional.cross_entropy
    options = work["optimizer"]
    if options["kind"] == "adam":
        optimizer = torch.optim.Adam(model.parameters(), lr=options["lr"])
    else:
        optimizer = torch.optim.SGD(
            model.parameters(), lr=options["lr"], momentum=options["momentum"]
        )

    def samples(found):
        target = found["target"]
        return found["input"], target.long() if target.dtype == torch.int32 else target

    x, y = samples(work["train"])
    batches = list(zip(x.split(work["batch"]), y.split(work["batch"])))

    def step(batch):
        loss = loss_of(model(batch[0]), batch[1])
        loss.backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        return loss

    if "test" not in work:
        return Run(
            lambda: step(batches[0]),
            lambda: [step(batches[0]).item() for _ in range(CHECKED_STEPS)],
        )
    sets = [(x, y), samples(work["test"])]

    def epoch():
        for batch in batches:
            step(batch)
        with torch.no_grad():
            return [loss_of(model(inputs), targets).item() for inputs, targets in sets]

    return Run(epoch, epoch)


def build(layer):
    kind = layer["kind"]
    if kind == "dropout":
        return nn.Dropout(layer["p"])
    if kind == "maxPool2d":
        return nn.MaxPool2d(layer["size"])
    if kind in ("flatten", "relu", "tanh"):
        return {"flatten": nn.Flatten, "relu": nn.ReLU, "tanh": nn.Tanh}[kind]()
    weight = layer["weight"]
    if kind == "linear":
        made = nn.Linear(weight.shape[1], weight.shape[0])
    elif kind == "conv2d":
        made = nn.Conv2d(weight.shape[1], weight.shape[0], weight.shape[2])
    else:
        made = nn.BatchNorm1d(weight.shape[0])
    with torch.no_grad():
        made.weight.copy_(weight)
        made.bias.copy_(layer["bias"])
    return made


def formula(job):
    kind = job["kind"]
    if kind == "matmul":
        m, k, n = job["m"], job["k"], job["n"]
        left, right = operand(m * k, 7), operand(k * n, 5)
        a = left.reshape(k, m).t() if job["layout"][0] == "T" else left.reshape(m, k)
        b = right.reshape(n, k).t() if job["layout"][1] == "T" else right.reshape(k, n)
        return lambda: a @ b
    if kind == "affine":
        x = operand(job["size"], 7)
        return lambda: x * 2 + 1
    if kind == "add":
        x, y = operand(8, 7), operand(8, 5)
        return lambda: x + y
    raise ValueError(f"has no {kind}")


def operand(size, step):
    """As in operands.ts."""
    return ((torch.arange(size) % 1013 * step % 13).double() / 13 + 1 / 13).float()


def time_round(current, request):
    seconds = request["ms"] / 1e3
    run = current.run
    runs = 0
    burst = 1
    spent = time.process_time()
    started = now = time.perf_counter()
    while now - started < seconds:
        for _ in range(burst):
            run()
        runs += burst
        before, now = now, time.perf_counter()
        if now - before < BURST_SECONDS:
            burst *= 2
    return {
        "runs": runs,
        "seconds": time.process_time() - spent,
        "wallSeconds": now - started,
    }


def time_calls(current, request):
    times = []
    for _ in range(request["count"]):
        started = time.process_time()
        current.run()
        times.append((time.process_time() - started) * 1e3)
    return times


def watch_memory(current, request):
    count = request["count"]
    stride = max(1, -(-count // 200))
    until = time.perf_counter() + request["ms"] / 1e3
    samples = [resident()]
    runs = 0
    while runs < count and time.perf_counter() < until:
        for _ in range(min(stride, count - runs)):
            current.run()
            runs += 1
        samples.append(resident())
        if samples[-1] - samples[0] > ENOUGH_LEAKED:
            break
    fifth = max(1, len(samples) // 5)
    early, late = max(samples[:fifth]) / 1e6, max(samples[-fifth:]) / 1e6
    return {"runs": runs, "early": early, "late": late}


def resident():
    with open("/proc/self/statm") as pages:
        return int(pages.read().split()[1]) * 4096


ANSWERS = {
    "check": lambda current, request: current.check(),
    "round": time_round,
    "calls": time_calls,
    "memory": watch_memory,
}

if __name__ == "__main__":
    main()
