package io.relais.server.api;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** Optimistic concurrency: a write may name the version it is made for, as its ETag gave it. */
final class Versions {
    private Versions() {}

    /**
     * Does nothing when no version is named or it is the present one.
     *
     * @throws Problem VERSION_STALE otherwise
     */
    static void check(@Nullable String ifMatch, int version) {
        if (ifMatch == null || ifMatch.isBlank() || "*".equals(ifMatch.strip())) {
            return;
        }
        for (String tag : ifMatch.split(",", -1)) {
            String bare = tag.strip().replaceFirst("^W/", "").replace("\"", "");
            if (bare.equals(String.valueOf(version))) {
                return;
            }
        }
        throw Problem.of(ProblemCode.VERSION_STALE, version);
    }
}
