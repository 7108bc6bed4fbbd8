"""The optimiser: Muon (Jordan et al. 2024) for matrices, Adam for the rest."""
import torch


def orthogonal(g, steps=5):
    """The nearest matrix to g with singular values near one, by Newton-Schulz."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = g.bfloat16()
    turn = x.shape[0] > x.shape[1]
    if turn:
        x = x.T
    x = x / (x.norm() + 1e-7)
    for _ in range(steps):
        s = x @ x.T
        x = a * x + (b * s + c * (s @ s)) @ x
    return (x.T if turn else x).float()


class Muon(torch.optim.Optimizer):
    def __init__(self, matrices, lr, momentum=0.95, decay=0.01):
        super().__init__([{"params": list(matrices)}], {"lr": lr, "momentum": momentum, "decay": decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                state = self.state[p]
                if "m" not in state:
                    state["m"] = torch.zeros_like(p)
                m = state["m"].lerp_(p.grad, 1 - group["momentum"])
                g = p.grad.lerp(m, group["momentum"])
                # a stack of square blocks (q, k, v) is turned block by block
                blocks = g.split(p.shape[1]) if p.shape[0] == 3 * p.shape[1] else g.chunk(2) if p.shape[0] > 4 * p.shape[1] else (g,)
                u = torch.cat([orthogonal(b) for b in blocks])
                p.mul_(1 - group["lr"] * group["decay"])
                p.add_(u, alpha=-group["lr"] * max(1, p.shape[0] / len(blocks) / p.shape[1]) ** 0.5)


def optimisers(model, lr_matrix, lr_rest):
    matrices = [p for n, p in model.named_parameters() if p.ndim == 2 and "embed" not in n]
    rest = [p for n, p in model.named_parameters() if p.ndim != 2 or "embed" in n]
    return [Muon(matrices, lr_matrix), torch.optim.Adam(rest, lr=lr_rest, betas=(0.9, 0.95))]
