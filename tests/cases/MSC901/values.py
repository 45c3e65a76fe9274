"""Values that the text does not show."""

from torch import optim

LEARNING_RATE = 1e-3


def build(model, params, lr, args, cfg):
    beta2 = cfg.beta2
    return [
        optim.AdamW(model.parameters(), lr=LEARNING_RATE),
        optim.AdamW(params, lr=LEARNING_RATE),
        optim.AdamW(params, lr=lr),  # MSC901: lr
        optim.AdamW(params, lr, weight_decay=args.weight_decay),  # MSC901: lr, weight_decay
        optim.AdamW(params, lr=1e-3, betas=(0.9, beta2)),  # MSC901: betas
        optim.AdamW(params, lr=1e-3, betas=(0.9, 0.95)),
        optim.AdamW(params, lr=1e-3, fused=args.fused),
        optim.AdamW(params, lr=1e-3 * 2, weight_decay=1 / 10),
        optim.SGD(params, lr=1e-3, nesterov=cfg["nesterov"]),  # MSC901: nesterov
    ]
