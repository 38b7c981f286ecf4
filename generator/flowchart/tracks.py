"""Pass: the order of the lines in each channel.

Each trunk of a channel gets a track. The order is the one with the fewest crossings, with one
hard rule: where a line that comes from one side and a line that goes to the other side meet on
the same middle line, the first one turns first; else they would lie on each other. Rows and
lanes depend on each other (where a line turns depends on the track that it turns onto), so the
orders are found in rounds.
"""

from __future__ import annotations

from generator.flowchart.trunks import Lines, Trunk

ROUNDS = 4
EXACT = 7
"""Up to this many trunks the best order is found exactly (dynamic programming over subsets)."""
_FORBIDDEN = 1000.0
CLEAR = 3.0
"""Two lines on one middle line that are this many px apart do not look like one."""

Facing = tuple[Trunk, Trunk]
"""Two trunks of one channel that break the hard rule."""


def set_tracks(lines: Lines) -> list[Facing]:
    """Give every trunk in a channel its track; return the pairs that break the hard rule."""
    channels = [
        trunks
        for (_, line), trunks in sorted(lines.trunks.items(), key=lambda t: (not t[0][0], t[0][1]))
        if line % 2 == 0
    ]
    facing: list[list[Facing]] = [[] for _ in channels]
    # A channel's order depends on the tracks of the channels that its lines turn onto alone.
    channel_of = {id(trunk): k for k, trunks in enumerate(channels) for trunk in trunks}
    stale = set(range(len(channels)))
    for _ in range(ROUNDS):
        if not stale:
            break
        for number, trunks in enumerate(channels):
            if number not in stale:
                continue
            stale.discard(number)
            before = [trunk.track for trunk in trunks]
            facing[number] = _order(trunks)
            for trunk, track in zip(trunks, before, strict=True):
                if trunk.track != track:
                    stale.update(
                        channel_of[id(other)] for _, _, other in trunk.ties if other.in_channel
                    )
    return [pair for pairs in facing for pair in pairs]


def _order(trunks: list[Trunk]) -> list[Facing]:
    """Set the tracks of one channel."""
    if len(trunks) == 1:
        trunks[0].track = 0
        return []
    facing: list[Facing] = []
    ordered = []
    for part in _parts(trunks):
        if len(part) == 1:
            ordered.append(part)
            continue
        costs = _costs(part)
        order = _best_order(part, costs)
        facing += [
            (part[a], part[b])
            for place, b in enumerate(order)
            for a in order[:place]
            if costs[a][b] >= _FORBIDDEN
        ]
        ordered.append([part[k] for k in order])
    for part in ordered:
        for place, trunk in enumerate(part):
            earlier = [t.track for t in part[:place] if _meet(t, trunk)]
            trunk.track = max(earlier, default=-1) + 1
    last = max(trunk.track for trunk in trunks)
    for part in ordered:
        # A line that turns to the higher side lies as near to it as it may.
        for place in range(len(part) - 1, -1, -1):
            trunk = part[place]
            if _leaning(trunk) > 0:
                later = [t.track for t in part[place + 1 :] if _meet(trunk, t)]
                trunk.track = min(later, default=last + 1) - 1
    return facing


def _meet(trunk: Trunk, other: Trunk) -> bool:
    return trunk.low <= other.high and other.low <= trunk.high


def _leaning(trunk: Trunk) -> int:
    return sum(side for _, side, _ in trunk.ties)


def _parts(trunks: list[Trunk]) -> list[list[Trunk]]:
    """Split the trunks of a channel into those that meet, directly or through others."""
    parts: list[list[Trunk]] = []
    high = -1
    for trunk in sorted(trunks, key=lambda t: (t.low, t.high)):
        if parts and trunk.low <= high:
            parts[-1].append(trunk)
        else:
            parts.append([trunk])
        high = max(high, trunk.high)
    return parts


def _where(position: int, other: Trunk) -> float:
    """Return where on its line a trunk turns onto another one, fine enough to compare."""
    if other.in_channel:
        return position - 0.4 + (other.track + 1) * 1e-3
    return position + other.offset * 1e-4


def _costs(trunks: list[Trunk]) -> list[list[float]]:
    """Return the crossings if trunk a lies before trunk b, for each a and b."""
    ties = [[(_where(p, t), side, t, p) for p, side, t in trunk.ties] for trunk in trunks]
    # Where each trunk really begins and ends.
    lows = [
        min([x for x, _, _, p in tie if p == trunk.low], default=float(trunk.low))
        for trunk, tie in zip(trunks, ties, strict=True)
    ]
    highs = [
        max([x for x, _, _, p in tie if p == trunk.high], default=float(trunk.high))
        for trunk, tie in zip(trunks, ties, strict=True)
    ]
    met = [{(id(t), p) for p, _, t in trunk.ties} for trunk in trunks]
    higher = [[(x, t, p) for x, side, t, p in tie if side > 0] for tie in ties]
    lower = [[(x, t, p) for x, side, t, p in tie if side < 0] for tie in ties]
    count = len(trunks)
    costs = [[0.0] * count for _ in range(count)]
    for a in range(count):
        for b in range(count):
            if a == b or not _meet(trunks[a], trunks[b]):
                continue
            cost = 0.0
            low, high = lows[b], highs[b]
            for x, other, p in higher[a]:
                if low < x < high and (id(other), p) not in met[b]:
                    cost += 1
                if not other.in_channel:
                    for _, other_b, q in lower[b]:
                        if (
                            q == p
                            and not other_b.in_channel
                            and abs(other.offset - other_b.offset) < CLEAR
                        ):
                            cost += _FORBIDDEN
            low, high = lows[a], highs[a]
            for x, other, p in lower[b]:
                if low < x < high and (id(other), p) not in met[a]:
                    cost += 1
            costs[a][b] = cost
    return costs


def _best_order(trunks: list[Trunk], costs: list[list[float]]) -> list[int]:
    count = len(trunks)
    leaning = [_leaning(t) / max(1, len(t.ties)) for t in trunks]
    # What looks best where nothing crosses: short lines nearest to the side they turn to.
    order = sorted(
        range(count),
        key=lambda k: (
            leaning[k],
            (trunks[k].high - trunks[k].low) * (1 if leaning[k] > 0 else -1),
            trunks[k].low,
            min(run.edge for run in trunks[k].runs),
        ),
    )
    if all(costs[a][b] <= costs[b][a] for place, a in enumerate(order) for b in order[place + 1 :]):
        return order  # no other has fewer crossings
    return _exact(order, costs) if count <= EXACT else _by_insertion(order, costs)


def _exact(order: list[int], costs: list[list[float]]) -> list[int]:
    """Return the cheapest order: the best last one of every subset (Held and Karp, 1962)."""
    count = len(order)
    subsets = 1 << count
    best = [0.0] + [float("inf")] * (subsets - 1)
    last = [0] * subsets
    # added[subset][k]: the crossings of order[k] when it comes after that subset.
    added = [[0.0] * count for _ in range(subsets)]
    for subset in range(1, subsets):
        low = (subset & -subset).bit_length() - 1
        rest = added[subset & (subset - 1)]
        row = costs[order[low]]
        added[subset] = [rest[k] + row[order[k]] for k in range(count)]
    for subset in range(subsets):
        size = subset.bit_count()
        for k in range(count):
            if not subset >> k & 1:
                # A hair's breadth for keeping the order that looks best.
                cost = best[subset] + added[subset][k] + 1e-6 * abs(k - size)
                if cost < best[subset | 1 << k] - 1e-12:
                    best[subset | 1 << k] = cost
                    last[subset | 1 << k] = k
    found = []
    subset = subsets - 1
    while subset:
        found.append(order[last[subset]])
        subset ^= 1 << last[subset]
    return found[::-1]


def _by_insertion(order: list[int], costs: list[list[float]]) -> list[int]:
    """Return a good order: each one is moved to its best place until nothing improves."""
    for _ in range(30):
        improved = False
        for trunk in list(order):
            place = order.index(trunk)
            rest = order[:place] + order[place + 1 :]
            cost = sum(costs[trunk][other] for other in rest)
            at = [cost]
            for other in rest:
                cost += costs[other][trunk] - costs[trunk][other]
                at.append(cost)
            new = min(range(len(at)), key=lambda k: (at[k], abs(k - place)))
            if at[new] < at[place] - 1e-9:
                order = [*rest[:new], trunk, *rest[new:]]
                improved = True
        if not improved:
            break
    return order
