# options: --mindspore-api mint
"""Near misses: the mint family has torch's defaults."""

import torch


def configure_optimizers(model, fast: bool):
    if fast:
        return torch.optim.AdamW(model.parameters(), lr=3e-4)
    return torch.optim.Adam(model.parameters())
