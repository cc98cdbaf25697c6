#!/usr/bin/env python3
"""Value and gradient of the workloads W1 to W6 in JAX: jit(vmap(value_and_grad)) in float64.

The inputs are those of org.lanegrad.workload.Workload, and the sums over each full batch are compared with the same
reference; the exit code is 1 if one is off. Prints a line of JSON for each workload: gradients per second are the
median of several runs with the points on the device, once leaving the results there and once reading them back; the
first result, of the full batch, takes the compilation too.

    python3 jax_workloads.py [--points B] [--repeats R] [N ...]
"""

import argparse
import json
import statistics
import sys
import time

import jax
import numpy as np

jax.config.update("jax_enable_x64", True)

import jax.numpy as jnp  # noqa: E402: after float64 is switched on


def uniform(points, inputs):
    """Numbers in [0, 1), the finalizer of SplitMix64 of 1, 2, 3 and so on."""
    h = np.arange(1, points * inputs + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    h ^= h >> np.uint64(30)
    h *= np.uint64(0xBF58476D1CE4E5B9)
    h ^= h >> np.uint64(27)
    h *= np.uint64(0x94D049BB133111EB)
    h ^= h >> np.uint64(31)
    return ((h >> np.uint64(11)).astype(np.float64) * 2.0**-53).reshape(points, inputs)


def seed(x):
    return x[0] * x[1] + jnp.sin(x[0])


def rosenbrock(x):
    return jnp.sum(100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2)


INDEX = 8 * np.arange(16)[:, None] + np.arange(8)[None, :]
MEANS = np.sin(INDEX)
SCALES = 0.5 + 0.25 * np.cos(INDEX)


def log_mixture(x):
    return jnp.log(jnp.sum(jnp.exp(-0.5 * jnp.sum(((x - MEANS) * SCALES) ** 2, axis=1))))


FIRST, SECOND = np.triu_indices(13, 1)


def lennard_jones(x):
    atoms = x.reshape(13, 3)
    i2 = 1 / jnp.sum((atoms[FIRST] - atoms[SECOND]) ** 2, axis=1)
    i6 = i2**3
    return jnp.sum(4 * i6 * (i6 - 1))


def lotka_volterra(x):
    alpha, beta, delta, gamma = x[0], x[1], x[2], x[3]
    h = 0.05

    def rate(z):
        return jnp.stack([alpha * z[0] - beta * z[0] * z[1], delta * z[0] * z[1] - gamma * z[1]])

    def step(z, _):
        k1 = rate(z)
        k2 = rate(z + h / 2 * k1)
        k3 = rate(z + h / 2 * k2)
        k4 = rate(z + h * k3)
        z = z + h / 6 * (k1 + 2 * (k2 + k3) + k4)
        return z, (z[0] - 10) ** 2 + (z[1] - 5) ** 2

    return 0.01 * jnp.sum(jax.lax.scan(step, x[4:6], None, length=100)[1])


MATURITIES = np.repeat([4, 8, 20, 28, 40], 3) - 1
SWAP_RATES = np.tile([0.045, 0.05, 0.055], 5)


def libor(x):
    delta, lam = 0.25, 0.2
    con1 = delta * lam
    number = np.arange(80)

    def step(rates, of_step):
        k, z = of_step
        alive = number > k
        v = jnp.cumsum(jnp.where(alive, con1 * rates / (1 + delta * rates), 0))
        growth = jnp.exp(con1 * v + lam * (jnp.sqrt(delta) * z - 0.5 * con1))
        return jnp.where(alive, rates * growth, rates), None

    rates, _ = jax.lax.scan(step, x[:80], (np.arange(40), x[80:]))
    bonds = jnp.cumprod(1 / (1 + delta * rates[40:]))
    sums = jnp.cumsum(delta * bonds)
    swaps = bonds[MATURITIES] + SWAP_RATES * sums[MATURITIES] - 1
    return jnp.sum(100 * jnp.maximum(0, -swaps)) / jnp.prod(1 + delta * rates[:40])


LATTICE = np.array([[a % 3, a // 3 % 3, a // 9] for a in range(13)], dtype=np.float64).reshape(39)

# Function, inputs, active inputs, points, from numbers in [0, 1) to inputs, sum of values, sum of gradients
WORKLOADS = [
    (seed, 2, 2, 1_000_000, lambda u: 4 * u - 2, -284.138870679, 456188.189121),
    (rosenbrock, 100, 100, 20_000, lambda u: 4 * u - 2, 901720026.223, -529388392.442),
    (log_mixture, 8, 8, 50_000, lambda u: 2 * u - 1, 96140.7236889, 1121.39628801),
    (lennard_jones, 39, 39, 20_000, lambda u: 1.2 * LATTICE + 0.1 * (u - 0.5), -408757.660034, 0.0),
    (
        lotka_volterra,
        6,
        6,
        10_000,
        lambda u: np.array([1.1, 0.4, 0.1, 0.4, 10, 5]) + np.array([0.2, 0.1, 0.05, 0.1, 1, 1]) * u,
        835913.531792,
        2005578.67641,
    ),
    (
        libor,
        120,
        80,
        5_000,
        lambda u: np.concatenate([0.04 + 0.02 * u[:, :80], np.sqrt(12) * (u[:, 80:] - 0.5)], axis=1),
        239206.336529,
        8872167.28391,
    ),
]


def check(name, what, expected, actual, magnitude):
    # A NaN fails this comparison, too
    if not abs(actual - expected) <= 1e-11 * magnitude:
        sys.exit(f"{name}: the sum of the {what} is {actual!r}, not {expected!r}.")


def seconds(work, repeats):
    """The median of the times that some work takes."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def measure(number, points, repeats):
    function, inputs, active, size, to_inputs, sum_of_values, sum_of_gradients = WORKLOADS[number - 1]
    name = f"W{number} {function.__name__}"

    def of_active(rates, rest):
        return function(jnp.concatenate([rates, rest]))

    gradients = jax.jit(jax.vmap(jax.value_and_grad(of_active)))
    x = to_inputs(uniform(size, inputs))
    start = time.perf_counter()
    value, gradient = map(np.asarray, gradients(x[:, :active], x[:, active:]))
    first = time.perf_counter() - start
    check(name, "values", sum_of_values, value.sum(), abs(sum_of_values))
    check(name, "gradients", sum_of_gradients, gradient.sum(), np.abs(gradient.sum(axis=0)).sum())

    batch = size if points is None else points
    x = jax.device_put(to_inputs(uniform(batch, inputs)))
    arguments = jax.block_until_ready((x[:, :active], x[:, active:]))
    jax.block_until_ready(gradients(*arguments))
    on_device = seconds(lambda: jax.block_until_ready(gradients(*arguments)), repeats)
    read_back = seconds(lambda: jax.device_get(gradients(*arguments)), repeats)
    return {
        "workload": name,
        "jax": jax.__version__,
        "device": str(jax.devices()[0].device_kind),
        "points": batch,
        "repeats": repeats,
        "first_result_seconds": first,
        "gradients_per_second": batch / on_device,
        "gradients_per_second_read_back": batch / read_back,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--points", type=int, help="points in a timed batch; the workload's own if left out")
    parser.add_argument("--repeats", type=int, default=15, help="timed runs; the default is %(default)s")
    parser.add_argument("workloads", nargs="*", type=int, metavar="N", help="1 to 6; all if none")
    arguments = parser.parse_args()
    for number in arguments.workloads or range(1, 7):
        if not 1 <= number <= 6:
            parser.error(f"there is no workload {number}")
        print(json.dumps(measure(number, arguments.points, arguments.repeats)), flush=True)


if __name__ == "__main__":
    main()
