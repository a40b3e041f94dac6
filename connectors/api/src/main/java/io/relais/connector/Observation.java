package io.relais.connector;

import java.util.List;

/**
 * What a partner said it holds.
 *
 * @param values runs of equal values; no two of the same kind and product overlap. Restrictions are as the partner's dialect can
 *     hold them: a field that it cannot tell is as in {@code Restriction.NONE}
 */
public record Observation(List<AriChange> values) {
    public Observation {
        values = List.copyOf(values);
    }
}
