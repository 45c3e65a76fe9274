"""Keywords that a port from mindspore.nn would have to write otherwise."""

from mindspore import nn


def build(network, lr):
    params = network.trainable_params()
    return [
        nn.Adam(params, learning_rate=lr, beta1=0.9, beta2=0.95, eps=1e-8),  # MSC301: learning_rate, beta1, beta2
        nn.Adam(params, lr, 0.9, 0.95, eps=1e-8, weight_decay=1e-4),
        nn.Adam(params, use_amsgrad=True, loss_scale=1.0),  # MSC301: use_amsgrad
        nn.AdamWeightDecay(params, weight_decay=0.01, beta2=0.95),  # MSC301: beta2
        nn.Adagrad(params, accum=0.1),  # MSC301: accum
        nn.Adadelta(params, epsilon=1e-6, rho=0.95),  # MSC301: epsilon
        nn.RMSProp(params, decay=0.9, epsilon=1e-8, momentum=0.9),  # MSC301: decay, epsilon
        nn.Momentum(params, learning_rate=lr, momentum=0.9, use_nesterov=False),  # MSC301: learning_rate, use_nesterov
        nn.SGD(params, momentum=0.9, nesterov=True, weight_decay=1e-4),
        nn.AdaFactor(params, decay_rate=0.8, clip_threshold=1.0),  # MSC301: decay_rate, clip_threshold
        nn.Lamb(params, learning_rate=lr),
    ]


def written_with_torch_names(network):
    # MSC401 speaks of these.
    return nn.Adam(network.trainable_params(), lr=1e-3, betas=(0.9, 0.99))
