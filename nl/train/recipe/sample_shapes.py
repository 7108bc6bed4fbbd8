"""Every shape of question over the sample with its weight, by three hands."""
from . import (sample_extra, sample_further, sample_groups, sample_measures, sample_more, sample_people, sample_questions, sample_relations,
               sample_third_contrast, sample_third_dates, sample_third_facts_numbers, sample_third_facts_things, sample_third_facts_times, sample_third_groups,
               sample_third_more, sample_third_people, sample_third_voices_columns, sample_third_voices_counts, sample_third_voices_dates, sample_third_voices_ends, sample_third_voices_groups,
               sample_third_voices_having, sample_third_voices_lists, sample_third_voices_lookup, sample_third_voices_measures,
               sample_third_voices_names, sample_third_voices_ranks, sample_third_voices_things, sample_voices, sample_wide, sample_wordings)
from .sample_filters import EXTRA

FIRST = [
    (sample_questions.count, 16), (sample_questions.count_said, 14), (sample_questions.listing, 15), (sample_questions.titles, 4),
    (sample_questions.grouped, 13), (sample_questions.yearly, 6), (sample_questions.top, 20), (sample_more.superlative, 13),
    (sample_more.aggregate, 13), (sample_more.extent, 4), (sample_more.grouped_measure, 6), (sample_more.compare, 7),
    (sample_more.having, 6), (sample_more.team, 3), (sample_relations.distinct_count, 8), (sample_relations.things, 8),
    (sample_relations.staff, 5), (sample_relations.without, 5), (sample_relations.above_average, 4), (sample_relations.both_or_not, 1.5),
    (sample_relations.never, 1.5), (sample_relations.lookup, 3), (sample_relations.same_as_best, 0.7), (sample_extra.ordered_list, 3),
    (sample_extra.some_of, 1.5), (sample_extra.two_keys, 2), (sample_extra.several, 1), (sample_extra.partners, 0.7),
    (sample_extra.ratio, 0.5), (sample_extra.spans, 0.5), (sample_extra.dated_groups, 1), (sample_extra.peak, 6),
    (sample_extra.kinds_apart, 0.7), (sample_extra.team_count, 3), (sample_extra.owners_count, 1.5), (sample_extra.lone, 1),
    (sample_extra.title_length, 0.7), (sample_extra.neither, 0.5), (sample_extra.ranked_all, 3), (sample_extra.first_of, 5),
    (sample_extra.about, 2), (sample_wide.paper, 8),
]
SECOND = sample_voices.SHAPES + sample_groups.SHAPES + sample_measures.SHAPES + sample_people.SHAPES + sample_further.SHAPES
THIRD = sample_third_groups.SHAPES + sample_third_dates.SHAPES + sample_third_people.SHAPES + sample_third_contrast.SHAPES + sample_third_more.SHAPES
VOICES = sum((m.SHAPES for m in (sample_third_voices_counts, sample_third_voices_lists, sample_third_voices_columns, sample_third_voices_groups, sample_third_voices_ranks, sample_third_voices_having, sample_third_voices_ends,
                                 sample_third_voices_measures, sample_third_voices_dates, sample_third_voices_things, sample_third_voices_names, sample_third_voices_lookup)), [])
SHARES = [(FIRST, 0.18), (SECOND, 0.32), (THIRD, 0.25), (VOICES, 0.25)]


def weighted():
    return [(f, n / sum(m for _, m in hand) * share) for hand, share in SHARES for f, n in hand]


def facts(known, new, share=1 / 3):
    """The third hand's conditions, so heavy that they are this share of all."""
    scale = sum(n for _, n in known) * share / (1 - share) / sum(n for _, n in new)
    return [(f, n * scale) for f, n in new]


SHAPES = weighted()
sample_wordings.FACTS += facts(sample_wordings.FACTS, sample_third_facts_times.FACTS + sample_third_facts_things.FACTS + sample_third_facts_numbers.FACTS)
# All hands draw conditions in all wordings; what has a subquery of its own stays with the second.
EXTRA[:] = [(f, n) for f, n in sample_wordings.FACTS if f is not sample_wordings.owner_not]
