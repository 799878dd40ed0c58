"""Machines that compute, and the time of theirs that is paid for and counted.

They belong to the general units as bits and operations do: makers sell them under these names, they stand in budgets
and reports on any subject, and read without them `8x A100` would be eight times something.
"""

from __future__ import annotations

from .unit_entry import Entry

MACHINES = (
    Entry(
        "gpu",
        "[accelerator]",
        "accelerators",
        "GPU | TPU | accelerator | A100 | H100 | V100 | H800 | H200 | B200 | A6000 | MI250X | MI300X | P100 | T4 | "
        "TPU core | A100 GPU | H100 GPU | V100 GPU | NVIDIA GPU | "
        "NVIDIA A100 GPU | NVIDIA H100 GPU | TPU chip | TPU v3 chip | TPU v4 chip | TPUv4 chip | "
        "TPU v2 | TPU v3 | TPU v4 | TPU v5e | TPU v5p | "
        "TPUv3 chip | AI chip",
    ),
    Entry(
        "gpu_hour",
        "gpu * hour",
        "GPU-hours",
        "GPU hour | GPU-hour | A100 hour | A100-hour | A100 GPU hour | A100 GPU-hour | A100-80GB hour | "
        "H100 hour | H100-hour | H100 GPU hour | H100 GPU-hour | H800 GPU hour | H800 GPU-hour | V100 hour | "
        "V100 GPU hour | TPU hour | TPU-hour | TPU v3 hour | TPU v4 hour | TPU v3-hour | TPU v4-hour | "
        "TPUv3 hour | TPUv4 hour | TPU-v3 hour | TPU-v4 hour | TPU v5e hour | chip hour | chip-hour | "
        "accelerator hour | accelerator-hour | device hour | hours of GPU time | MI250X GPU hour",
    ),
    Entry("gpu_day", "gpu * day", "GPU-days", "GPU day | GPU-day | A100 day | A100-day | TPU day | TPU-day | V100 day"),
    Entry("gpu_year", "gpu * year", "GPU-years", "GPU year | GPU-year"),
)
