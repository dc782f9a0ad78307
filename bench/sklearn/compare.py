"""Trains scikit-learn's MLPClassifier on the tasks that come in as JSON, and answers with its test accuracies.

Each task: x, y, and for each seed the rows to train and to test with; hidden, epochs, batch, lr.
"""

import json
import sys
import warnings

import numpy
import sklearn
from sklearn.neural_network import MLPClassifier

warnings.filterwarnings("ignore")


def accuracy(task, x, y, seed, train, test):
    model = MLPClassifier(
        hidden_layer_sizes=task["hidden"],
        activation="relu",
        solver="adam",
        alpha=0,
        batch_size=task["batch"],
        learning_rate_init=task["lr"],
        max_iter=task["epochs"],
        # All epochs, however little the loss falls.
        n_iter_no_change=task["epochs"] + 1,
        random_state=seed,
    )
    model.fit(x[train], y[train])
    return float(model.score(x[test], y[test]))


def run(task):
    x = numpy.array(task["x"], dtype=numpy.float32)
    y = numpy.array(task["y"])
    return [
        accuracy(task, x, y, seed, rows["train"], rows["test"])
        for seed, rows in enumerate(task["splits"])
    ]


tasks = json.load(sys.stdin)
json.dump(
    {"version": sklearn.__version__, "accuracies": {name: run(task) for name, task in tasks.items()}},
    sys.stdout,
)
